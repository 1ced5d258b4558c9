package ai.extraly.engine.value;

import java.util.regex.Pattern;

/** Lines that end an address: a postal code with its town, in the forms of many countries. */
public final class Postcodes {

    private static final String TOWN = "\\p{Lu}[\\p{L}.'’\\- /()]{1,}";

    /** Code before town: 12345 Town, D-12345 Town, DE 12345 Town, 1234 AB Town, 12-345 Town, 123 45 Town, 1234 Town. */
    private static final Pattern CODE_FIRST = Pattern.compile("(?:^|[,·•|–;] ?|- )(?:[A-Z]{1,3}[- ])?"
            + "(?:\\d{5,6}|\\d{4} ?[A-Z]{2}|\\d{2}-\\d{3}|\\d{4,5}-\\d{3}|\\d{3} \\d{2}|\\d{4}|[A-Z]\\d{2} [A-Z\\d]{4})"
            + ",? (?:м\\. ?|г\\. ?)?" + TOWN);

    /** Town before code: Town ST 12345, Town, 123456, Town VIC 3000. */
    private static final Pattern CODE_LAST =
            Pattern.compile("\\p{L}[\\p{L}.'’ -]*,? (?:(?!HRA|HRB|RCS|KVK|VAT|REG|TEL|FAX)[A-Z]{2,3},?"
                    + " \\d{4,5}(?:-\\d{4})?|(?<=\\p{Ll}[,.]? )\\d{6})(?!\\d)");

    private static final Pattern STATE_IN_FULL =
            Pattern.compile("\\p{Lu}[\\p{L}.' -]+, \\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)? \\d{5}(?:-\\d{4})?(?:$|,)");

    private static final Pattern BRITISH =
            Pattern.compile("(?:^|[ ,])(?:GIR 0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})(?:$|[, ])");

    private static final Pattern CANADIAN = Pattern.compile("(?:^|[ ,])[A-Z]\\d[A-Z] ?\\d[A-Z]\\d(?:$|[, ])");

    /** The town is the country. */
    private static final Pattern SINGAPORE = Pattern.compile("(?i)\\bsingapore,? \\d{6}(?!\\d)");

    private static final Pattern SHORT = Pattern.compile("^\\d{1,4} \\p{L}");

    /** Codes that stand behind their town have so many digits in a row. */
    private static final int SHORTEST_LAST = 4;

    private Postcodes() {}

    /** A code of at most four digits, which may as well be the number of a house. */
    public static boolean shortCode(String text) {
        return SHORT.matcher(text).find();
    }

    public static boolean in(String text) {
        int digits = text.length() <= 160 ? Digits.longestRun(text) : 0;
        return digits > 0
                && (CODE_FIRST.matcher(text).find()
                        || (digits >= SHORTEST_LAST && CODE_LAST.matcher(text).find())
                        || (digits >= SHORTEST_LAST
                                && STATE_IN_FULL.matcher(text).find())
                        || BRITISH.matcher(text).find()
                        || CANADIAN.matcher(text).find()
                        || SINGAPORE.matcher(text).find());
    }
}
