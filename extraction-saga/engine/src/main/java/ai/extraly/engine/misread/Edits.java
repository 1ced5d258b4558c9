package ai.extraly.engine.misread;

/** Levenshtein's distance where each edit has a price. Libraries count edits, and all alike. */
final class Edits {

    /** More than what was allowed. */
    static final double FAR = Double.MAX_VALUE;

    private final double lost;
    private final Replacement replaced;

    /** The price of reading one character as another. */
    @FunctionalInterface
    interface Replacement {
        double price(char read, char meant);
    }

    /** @param lost the price of a character that was lost or found */
    Edits(double lost, Replacement replaced) {
        this.lost = lost;
        this.replaced = replaced;
    }

    /** The least that makes one of the other; {@link #FAR} where that is more than {@code most}. */
    double between(String read, String meant, double most) {
        if (Math.abs(read.length() - meant.length()) * lost > most) {
            return FAR;
        }
        double[] row = new double[meant.length() + 1];
        for (int j = 0; j <= meant.length(); j++) {
            row[j] = j * lost;
        }
        for (int i = 1; i <= read.length(); i++) {
            double diagonal = row[0];
            row[0] = i * lost;
            double least = row[0];
            for (int j = 1; j <= meant.length(); j++) {
                double other = diagonal + price(read.charAt(i - 1), meant.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(other, Math.min(row[j], row[j - 1]) + lost);
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return FAR;
            }
        }
        return row[meant.length()] > most ? FAR : row[meant.length()];
    }

    private double price(char read, char meant) {
        return read == meant ? 0 : replaced.price(read, meant);
    }
}
