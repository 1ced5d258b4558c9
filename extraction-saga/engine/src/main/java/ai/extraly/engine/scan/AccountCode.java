package ai.extraly.engine.scan;

import ai.extraly.engine.misread.Lookalikes;
import ai.extraly.engine.value.Iban;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** International account numbers with misread characters: the check digits tell which. */
final class AccountCode {

    private static final Pattern START =
            Pattern.compile("(?<![\\p{L}\\d])(?=[A-Z\\d]?[A-Z])[A-Z\\d]{2}\\s?[\\dOQDIlZSB]{2}(?=[ \\-]?[A-Za-z\\d])");

    /** The shortest is Norway's. */
    private static final int FEWEST = 15;

    private static final int MOST = 34;

    /** With more doubtful letters than this, too many spellings would be tried for the check digits to decide. */
    private static final int MOST_DOUBTFUL = 4;

    private AccountCode() {}

    /** The text with its account number right, if there is exactly one spelling whose check digits hold; of the same length. */
    static String mended(String text) {
        if (!Iban.in(text).isEmpty()) {
            return text;
        }
        Matcher starts = START.matcher(text);
        while (starts.find()) {
            List<Integer> places = places(text, starts.start());
            if (places.size() >= FEWEST) {
                Set<String> valid = valid(spellings(text, places));
                valid = valid.isEmpty() ? valid(neighbours(text, places)) : valid;
                if (valid.size() == 1) {
                    return valid.iterator().next();
                }
            }
        }
        return text;
    }

    /** Where its characters stand; blanks and dashes between them are none. */
    private static List<Integer> places(String text, int start) {
        List<Integer> places = new ArrayList<>();
        for (int i = start; i < text.length() && places.size() < MOST; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                places.add(i);
            } else if (c != ' ' && c != '-') {
                break;
            }
        }
        return places;
    }

    private static Set<String> valid(List<String> spellings) {
        Set<String> valid = new HashSet<>();
        for (String spelling : spellings) {
            if (!Iban.in(spelling).isEmpty()) {
                valid.add(spelling);
            }
        }
        return valid;
    }

    /** Letters for the country, figures for the check; behind them each letter that looks like a figure both ways. */
    private static List<String> spellings(String text, List<Integer> places) {
        StringBuilder plain = new StringBuilder(text);
        List<Integer> doubtful = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int at = places.get(i);
            char c = text.charAt(at);
            if (i < 2) {
                plain.setCharAt(
                        at,
                        Character.toUpperCase(
                                Lookalikes.letters(String.valueOf(c)).charAt(0)));
            } else if (i < 4) {
                plain.setCharAt(at, Lookalikes.figures(String.valueOf(c)).charAt(0));
            } else if (Lookalikes.figures(String.valueOf(c)).charAt(0) != c) {
                doubtful.add(at);
            }
        }
        List<String> spellings = new ArrayList<>();
        if (doubtful.size() > MOST_DOUBTFUL) {
            return spellings;
        }
        for (int mask = 0; mask < 1 << doubtful.size(); mask++) {
            StringBuilder spelling = new StringBuilder(plain);
            for (int i = 0; i < doubtful.size(); i++) {
                int at = doubtful.get(i);
                if ((mask >> i & 1) == 1) {
                    spelling.setCharAt(
                            at, Lookalikes.figures(text.substring(at, at + 1)).charAt(0));
                }
            }
            spellings.add(spelling.toString());
        }
        return spellings;
    }

    /** With one figure taken for another. */
    private static List<String> neighbours(String text, List<Integer> places) {
        List<String> neighbours = new ArrayList<>();
        for (int i = 2; i < places.size(); i++) {
            int at = places.get(i);
            for (char other : Lookalikes.of(text.charAt(at)).toCharArray()) {
                StringBuilder neighbour = new StringBuilder(text);
                neighbour.setCharAt(at, other);
                neighbours.add(neighbour.toString());
            }
        }
        return neighbours;
    }
}
