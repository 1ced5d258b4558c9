package ai.extraly.http.upload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file name in a part's Content-Disposition. Browsers and curl percent-encode or backslash-escape quotes, some libraries send
 * {@code filename*} (RFC 5987), old ones a whole Windows path; a parser for mail headers would eat the backslashes of the last.
 */
final class Disposition {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;]*))");
    private static final Pattern EXTENDED = Pattern.compile("(?i)(UTF-8|ISO-8859-1)'[^']*'(.*)");
    private static final Pattern OCTET = Pattern.compile("%[0-9A-Fa-f]{2}|[^%]");

    private Disposition() {}

    /** The name as it was sent; {@code filename*} goes before {@code filename}. Null when there is none, which makes the part a form field. */
    static @Nullable String fileName(String header) {
        String plain = null;
        Matcher parameters = PARAMETER.matcher(header);
        while (parameters.find()) {
            String name = parameters.group(1);
            String value = parameters.group(2) != null
                    ? unquoted(parameters.group(2))
                    : parameters.group(3).strip();
            if (name.equalsIgnoreCase("filename*")) {
                Optional<String> decoded = decoded(value);
                if (decoded.isPresent()) {
                    return decoded.get();
                }
            } else if (name.equalsIgnoreCase("filename") && plain == null) {
                plain = value;
            }
        }
        return plain;
    }

    /** Only what nobody would write in a path: an escaped quote, in either of the two ways. */
    private static String unquoted(String quoted) {
        return quoted.replace("\\\"", "\"").replace("%22", "\"");
    }

    private static Optional<String> decoded(String extended) {
        Matcher parts = EXTENDED.matcher(extended);
        if (!parts.matches()) {
            return Optional.empty();
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Matcher octet = OCTET.matcher(parts.group(2));
        while (octet.find()) {
            String text = octet.group();
            octets.writeBytes(
                    text.length() == 3
                            ? new byte[] {(byte) Integer.parseInt(text, 1, 3, 16)}
                            : text.getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(octets.toString(Charset.forName(parts.group(1))));
    }
}
