package ai.extraly.engine.fields;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of documents, orders and customers: one printed word with a digit, perhaps after a short prefix of capitals
 * ("FA 2024-17"), perhaps in groups of digits.
 */
public final class Codes {

    private static final Pattern CODE = Pattern.compile("^(?:\\(\\d+\\)\\s*)?(?:[#№]\\s*)?"
            + "((?:\\p{Lu}{1,5}[ /-]{1,2})?(?=[\\p{L}_./#&-]*\\d)[\\p{L}\\d][\\p{L}\\d_./#&\\-\\\\]*)"
            + "((?:\\s(?=\\S*\\d)[\\p{Lu}\\d/-]+)*)");

    /** A second and third group belong to the code only where nothing else follows. */
    private static final int MOST_GROUPS = 24;

    private Codes() {}

    /** The code at the beginning of a text. */
    public static Optional<Found> at(String text) {
        Matcher matcher = CODE.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        boolean grouped = matcher.end() == text.length() && matcher.end() - matcher.start(1) <= MOST_GROUPS;
        int end = grouped ? matcher.end() : matcher.end(1);
        String code = text.substring(matcher.start(1), end).replaceAll("[.,;:/]+$", "");
        boolean mail = end < text.length() && text.charAt(end) == '@';
        return mail || code.isEmpty() ? Optional.empty() : Optional.of(new Found(code, matcher.start(1), end));
    }

    public record Found(String code, int start, int end) {}
}
