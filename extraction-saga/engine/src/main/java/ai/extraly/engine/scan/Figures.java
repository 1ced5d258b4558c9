package ai.extraly.engine.scan;

import ai.extraly.engine.lexicon.Months;
import ai.extraly.engine.misread.Lookalikes;
import ai.extraly.engine.value.Currencies;
import ai.extraly.engine.value.NumberStyle;
import java.util.List;
import java.util.regex.Pattern;

/** Words that can only be an amount or a date once letters stand for the figures, or marks for the marks, that they look like. */
final class Figures {

    private static final Pattern MONEY = Pattern.compile("\\d{1,3}(?:[.,'’]?\\d{3})*[.,]\\d{2}");
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}[./-]\\d{1,2}(?:[./-](?:\\d{4}|\\d{2}))?\\.?|\\d{4}-\\d{2}-\\d{2}");

    /** Marks between the parts of a date that are not the same cannot have been printed so. */
    private static final Pattern MIXED_DATE = Pattern.compile("([0-3]?\\d)([.,/-])([01]?\\d)([.,/-])((?:19|20)\\d{2})");

    private static final Pattern DAY_AND_MONTH = Pattern.compile("[0-3]?\\d[.][01]\\d");
    private static final Pattern MONTH = Pattern.compile("[\\p{L}\\d]{3,9}");

    private final NumberStyle style;
    private final boolean dollars;
    private final boolean pounds;

    Figures(NumberStyle style, List<String> texts) {
        this.style = style;
        this.dollars = texts.stream().anyMatch(text -> text.indexOf('$') >= 0);
        this.pounds = texts.stream().anyMatch(text -> text.indexOf('£') >= 0);
    }

    /** Whether a phrase has no words, only figures and perhaps a currency. */
    static boolean isCell(String text) {
        for (String word : text.split(" ", -1)) {
            long letters = word.chars().filter(Character::isLetter).count();
            long figures = word.chars().filter(Character::isDigit).count();
            if (letters > figures && Currencies.ALL.code(word).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * As it must have been printed; of the same length.
     *
     * @param cell nothing but figures stands in its phrase
     */
    String mended(String word, boolean cell) {
        if (word.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return word;
        }
        int start = 0;
        int end = word.length();
        while (start < end && !Character.isLetterOrDigit(word.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(word.charAt(end - 1))) {
            end--;
        }
        String lead = cell ? word.substring(0, start).replace('~', '-').replace('_', '-') : word.substring(0, start);
        String core = word.substring(start, end);
        char sign = currency(core);
        String right = sign == 0 ? core(core, cell) : sign + core(core.substring(1), cell);
        return lead + right + word.substring(end);
    }

    /** A currency's sign that was taken for the letter before an amount; 0 where there is none. */
    private char currency(String core) {
        boolean money = core.length() > 1 && MONEY.matcher(core.substring(1)).matches();
        if (money && dollars && core.charAt(0) == 'S') {
            return '$';
        }
        return money && pounds && "EfF".indexOf(core.charAt(0)) >= 0 ? '£' : 0;
    }

    private String core(String core, boolean cell) {
        String spelt = core.chars().anyMatch(Character::isLetter) ? letters(core) : core;
        var mixed = MIXED_DATE.matcher(spelt);
        if (mixed.matches() && !mixed.group(2).equals(mixed.group(4))) {
            String mark = mixed.group(2).equals(",") ? mixed.group(4) : mixed.group(2);
            return mixed.group(1) + mark + mixed.group(3) + mark + mixed.group(5);
        }
        boolean date =
                style == NumberStyle.COMMA && DAY_AND_MONTH.matcher(spelt).matches();
        return cell && !date && MONEY.matcher(spelt).matches() ? marked(spelt) : spelt;
    }

    private static String letters(String core) {
        String month = Lookalikes.letters(core);
        if (MONTH.matcher(core).matches() && Months.ALL.number(month).isPresent()) {
            return month;
        }
        String figures = Lookalikes.figures(core);
        long changed = core.chars().filter(Character::isLetter).count();
        long digits = core.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean form = MONEY.matcher(figures).matches() || DATE.matcher(figures).matches();
        return form && changed <= digits ? figures : core;
    }

    /** Two figures behind the last mark are decimals, whatever the mark was taken for. */
    private String marked(String money) {
        int last = money.length() - 3;
        char group = style == NumberStyle.POINT ? ',' : '.';
        StringBuilder right = new StringBuilder(money);
        for (int i = 0; i < last; i++) {
            if (money.charAt(i) == style.decimal()) {
                right.setCharAt(i, group);
            }
        }
        right.setCharAt(last, style.decimal());
        return right.toString();
    }
}
