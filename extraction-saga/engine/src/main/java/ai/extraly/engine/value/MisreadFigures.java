package ai.extraly.engine.value;

import java.math.BigDecimal;

/** How far figures read from a picture are from those of the value that may be meant. */
public final class MisreadFigures {

    /** No reading of the same figures. */
    public static final double FAR = Double.MAX_VALUE;

    /** A sign or mark of decimals lost, found or taken for another. */
    public static final double MARK = 0.5;

    private static final double LOOKALIKE = 1;
    private static final double LOST = 1.2;
    private static final double OTHER = 2;

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
        if (wanted.isEmpty() || read.isEmpty() || Math.abs(read.length() - wanted.length()) * LOST > most) {
            return FAR;
        }
        double distance = edits(read, wanted);
        return distance > most ? FAR : distance;
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

    private static double edits(String read, String wanted) {
        double[] row = new double[wanted.length() + 1];
        for (int j = 0; j <= wanted.length(); j++) {
            row[j] = j * LOST;
        }
        for (int i = 1; i <= read.length(); i++) {
            double diagonal = row[0];
            row[0] = i * LOST;
            for (int j = 1; j <= wanted.length(); j++) {
                double replaced = diagonal + replaced(read.charAt(i - 1), wanted.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + LOST);
            }
        }
        return row[wanted.length()];
    }

    private static double replaced(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Lookalikes.of(a).indexOf(b) >= 0 ? LOOKALIKE : OTHER;
    }
}
