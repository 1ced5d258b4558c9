package ai.extraly.engine.value;

import ai.extraly.engine.lexicon.Resource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** International bank account numbers (ISO 13616): length by country and check digits by mod 97. */
public final class Iban {

    private static final Pattern START = Pattern.compile("(?<![\\p{L}\\d])[A-Z]{2}\\s?\\d{2}(?=[ \\-]?[A-Z\\d])");
    private static final Map<String, String> LENGTHS = Resource.properties("iban.properties");
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private Iban() {}

    /** Valid ones in a text, without their spaces. */
    public static List<Found<String>> in(String text) {
        List<Found<String>> found = new ArrayList<>();
        if (!Digits.any(text)) {
            return found;
        }
        Matcher starts = START.matcher(text);
        while (starts.find()) {
            String length = LENGTHS.get(text.substring(starts.start(), starts.start() + 2));
            if (length == null) {
                continue;
            }
            StringBuilder compact = new StringBuilder();
            int end = starts.start();
            while (end < text.length() && compact.length() < Integer.parseInt(length)) {
                char c = text.charAt(end++);
                if (isCode(c)) {
                    compact.append(c);
                } else if (c != ' ' && c != '-') {
                    break;
                }
            }
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (ends && isValid(compact.toString())) {
                found.add(new Found<>(compact.toString(), starts.start(), end));
            }
        }
        return found;
    }

    /** Whether it is one, given without spaces. */
    public static boolean isValid(String compact) {
        String length = compact.length() < 5 ? null : LENGTHS.get(compact.substring(0, 2));
        return length != null
                && compact.length() == Integer.parseInt(length)
                && compact.chars().allMatch(Iban::isCode)
                && remainder(compact.substring(4) + compact.substring(0, 4)) == 1;
    }

    private static boolean isCode(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    /** The two check digits that make a country's account number valid. */
    static String checkDigits(String country, String account) {
        return String.format(Locale.ROOT, "%02d", 98 - remainder(account + country + "00"));
    }

    private static int remainder(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().map(c -> Character.digit(c, 36)).forEach(digits::append);
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
    }
}
