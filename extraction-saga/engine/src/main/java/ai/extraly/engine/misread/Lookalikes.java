package ai.extraly.engine.misread;

/** Letters and figures that recognition takes for one another. */
public final class Lookalikes {

    private static final String LETTERS = "OoQDIl|iZzSsBGg";
    private static final String FIGURES = "000011112255866";

    /** Figures that look alike: recognisers mistake them for one another more than any others. */
    private static final String[] PAIRS = {"08", "06", "09", "17", "14", "27", "38", "35", "49", "56", "58", "68", "89"
    };

    private Lookalikes() {}

    /** With figures where letters look like some; of the same length. */
    public static String figures(String text) {
        StringBuilder figures = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = LETTERS.indexOf(text.charAt(i));
            figures.append(at < 0 ? text.charAt(i) : FIGURES.charAt(at));
        }
        return figures.toString();
    }

    /** With small letters where figures look like some; of the same length. */
    public static String letters(String text) {
        return text.replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'j')
                .replace('5', 's')
                .replace('8', 'b');
    }

    /** The same for all texts in small letters that look the same at a glance. */
    static String plain(String text) {
        return figures(letters(text));
    }

    /** The figures that one may have been taken for. */
    public static String of(char figure) {
        StringBuilder others = new StringBuilder();
        for (String pair : PAIRS) {
            int at = pair.indexOf(figure);
            if (at >= 0) {
                others.append(pair.charAt(1 - at));
            }
        }
        return others.toString();
    }
}
