package ai.extraly.engine.scan;

import ai.extraly.engine.misread.Lookalikes;
import ai.extraly.engine.value.Postcodes;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** British postcodes, where letters and figures stand in fixed places: "Y031 7EQ" can only be "YO31 7EQ". */
final class Postcode {

    /** Alone, or behind a town. What begins with a number is a quantity and its unit: "50 BOX". */
    private static final Pattern FORM =
            Pattern.compile("^(?:\\p{L}[\\p{L} ,.'-]*[ ,])??((?!\\d+ )[A-Z\\d]{2,4}) ([A-Z\\d]{3})$");

    private Postcode() {}

    /** Of the same length. */
    static String mended(String text) {
        Matcher code = FORM.matcher(text);
        if (!code.find() || Postcodes.in(text)) {
            return text;
        }
        String town = text.substring(0, code.start(1));
        String area = code.group(1);
        String street = Lookalikes.figures(code.group(2).substring(0, 1))
                + letters(code.group(2).substring(1));
        for (int letters = 1; letters <= 2; letters++) {
            String spelt = letters(area.substring(0, letters)) + Lookalikes.figures(area.substring(letters));
            String whole = town + spelt + " " + street;
            if (Postcodes.in(spelt + " " + street)) {
                return whole;
            }
        }
        return text;
    }

    private static String letters(String text) {
        return Lookalikes.letters(text.replace('1', 'I')).toUpperCase(Locale.ROOT);
    }
}
