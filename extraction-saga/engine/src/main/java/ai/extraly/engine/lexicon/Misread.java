package ai.extraly.engine.lexicon;

/** How far a word on a picture is from a known word of which some letters may have been misread. */
final class Misread {

    /** Too far to be the same word. */
    static final int FAR = Integer.MAX_VALUE;

    /** Shorter words are only taken for others when their letters look the same: "c0" is "co", "cast" is not "cash". */
    private static final int SHORT = 5;

    /** Words this long are still themselves with two letters wrong. */
    private static final int LONG = 9;

    private Misread() {}

    /** How many letters differ; both words folded. */
    static int distance(String printed, String word) {
        int allowed = word.length() < SHORT ? 0 : word.length() < LONG ? 1 : 2;
        if (Math.abs(printed.length() - word.length()) > allowed) {
            return FAR;
        }
        int distance = distance(lookalikes(printed), lookalikes(word), allowed);
        return distance > allowed ? FAR : distance;
    }

    /** Letters and digits that are the same at a glance. */
    private static String lookalikes(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            plain.append(
                    switch (c) {
                        case '0' -> 'o';
                        case '1', 'l' -> 'i';
                        case '5' -> 's';
                        case '8' -> 'b';
                        case '6' -> 'g';
                        default -> c;
                    });
        }
        return plain.toString();
    }

    /** Levenshtein's; what is more than {@code most} is not told apart. */
    private static int distance(String a, String b, int most) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return least;
            }
        }
        return row[b.length()];
    }
}
