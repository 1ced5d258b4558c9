package ai.extraly.engine.receipt;

import ai.extraly.engine.lexicon.Months;
import ai.extraly.engine.misread.Lookalikes;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the dates in a text right where a picture was misread: letters for figures, marks lost or found, a time that touches. */
final class MisreadDate {

    private static final String FIGURE = "[\\dOoIl|SB]";
    private static final Pattern NUMERIC = Pattern.compile("(?<![\\d.,/-])(" + FIGURE + "{1,2})(?: ?([-/.]) ?| )("
            + FIGURE + "{1,2})(?: ?([-/.]) ?| )([2Z]" + FIGURE + "{3}|" + FIGURE + "{2})(?![\\d/-])");

    /** A stroke taken for a figure: "13707/2017". */
    private static final Pattern STROKE =
            Pattern.compile("(?<![\\d/])([0-3]\\d)[17]([01]\\d)/((?:19|20)\\d{2})(?!\\d)");

    private static final Pattern TOUCHED = Pattern.compile(
            "([-/.](?:19|20)\\d{2}(?=\\d{1,2}:\\d{2})|(?<!\\d)20\\d{2}[01]\\d[0-3]\\d(?=[/T-]? ?\\d{6}(?!\\d)))[/T-]?");

    private static final Pattern SHORT_TOUCHED =
            Pattern.compile("(?<![\\d/.-])(\\d{2}([/-])\\d{2}\\2\\d{2})(?=\\d ?\\d?:\\d{2})");

    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\d])[\\p{L}\\d]{3,9}(?![\\p{L}\\d])");

    private MisreadDate() {}

    static String repaired(String text) {
        String apart = TOUCHED.matcher(text).replaceAll("$1 ");
        String parted = SHORT_TOUCHED.matcher(apart).replaceAll("$1 ");
        String stroked = STROKE.matcher(parted).replaceAll("$1/$2/$3");
        String months = WORD.matcher(stroked).replaceAll(MisreadDate::month);
        return NUMERIC.matcher(months).replaceAll(MisreadDate::numeric);
    }

    private static String numeric(MatchResult match) {
        boolean any = match.group().chars().anyMatch(Character::isDigit);
        String mark = match.group(2) == null ? match.group(4) : match.group(2);
        // Three numbers with blanks between them are a date only if one mark is left.
        if (!any || mark == null || (match.group(4) != null && !mark.equals(match.group(4)))) {
            return Matcher.quoteReplacement(match.group());
        }
        return Lookalikes.figures(match.group(1) + mark + match.group(3) + mark + match.group(5));
    }

    private static String month(MatchResult match) {
        String letters = Lookalikes.letters(match.group());
        boolean mixed = match.group().chars().anyMatch(Character::isLetter) && !letters.equals(match.group());
        boolean known = mixed && Months.ALL.number(letters).isPresent();
        return Matcher.quoteReplacement(known ? letters : match.group());
    }
}
