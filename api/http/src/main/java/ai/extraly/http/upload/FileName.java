package ai.extraly.http.upload;

import ai.extraly.contract.document.DocumentFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name that a document is known by: what the sender called the file, without its path and without anything that does not print. */
final class FileName {
    private static final int LONGEST = 255;

    /** Unicode's Bidi_Control. */
    private static final String TURNS_AROUND =
            "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private FileName() {}

    /** What is left of {@code sent}, or {@code document} with the usual extension of {@code format}. */
    static String of(@Nullable String sent, DocumentFormat format) {
        return Optional.ofNullable(sent)
                .map(FileName::withoutPath)
                .map(FileName::printable)
                .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
                .orElseGet(() -> "document." + format.name().toLowerCase(Locale.ROOT));
    }

    /** Senders put slashes of both kinds in front of a name. */
    private static String withoutPath(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String printable(String name) {
        return name.codePoints()
                .filter(FileName::prints)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    /** Marks that turn the direction of a text around make {@code fdp.exe} read as {@code exe.pdf}, and no name needs them. */
    private static boolean prints(int codePoint) {
        if (TURNS_AROUND.indexOf(codePoint) >= 0) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
