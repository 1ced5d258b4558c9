package ai.extraly.engine.misread;

import java.math.BigDecimal;

/** How far figures read from a picture are from those of the value that may be meant. */
public final class MisreadFigures {

    /** No reading of the same figures. */
    public static final double FAR = Edits.FAR;

    /** A sign or mark of decimals lost, found or taken for another. */
    public static final double MARK = 0.5;

    private static final double LOOKALIKE = 1;
    private static final double LOST = 1.2;
    private static final double OTHER = 2;

    private static final Edits EDITS =
            new Edits(LOST, (read, meant) -> Lookalikes.of(read).indexOf(meant) >= 0 ? LOOKALIKE : OTHER);

    /** With so few figures chance is too near: only marks may differ. */
    private static final int FEW = 2;

    private static final int SHORT = 4;
    private static final double MOST_OF_SHORT = 1.2;
    private static final double MOST = 2.4;

    private MisreadFigures() {}

    /**
     * 0 where the figures are the same, {@link #FAR} where no one would take one for the other. Signs are not compared.
     *
     * @param printed the amount as recognised
     */
    public static double distance(String printed, BigDecimal meant) {
        String read = withoutLeadingZeros(figures(printed));
        String wanted = withoutLeadingZeros(meant.abs().unscaledValue().toString());
        double most = wanted.length() <= FEW ? MARK : wanted.length() <= SHORT ? MOST_OF_SHORT : MOST;
        return wanted.isEmpty() || read.isEmpty() ? FAR : EDITS.between(read, wanted, most);
    }

    private static String figures(String text) {
        return Lookalikes.figures(text).replaceAll("\\D", "");
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
