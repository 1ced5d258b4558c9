package ai.extraly.engine.misread;

/** How far a word read from a picture is from a known word of which some letters may have been misread. */
public final class MisreadWord {

    /** Too far to be the same word. */
    public static final double FAR = Edits.FAR;

    /** Shorter words are only taken for others when their letters look the same: "c0" is "co", "cast" is not "cash". */
    private static final int SHORT = 5;

    /** Words this long are still themselves with two letters wrong. */
    private static final int LONG = 9;

    private static final Edits EDITS = new Edits(1, (read, meant) -> 1);

    private MisreadWord() {}

    /** How many letters differ that do not look alike; both words folded. */
    public static double distance(String printed, String word) {
        int most = word.length() < SHORT ? 0 : word.length() < LONG ? 1 : 2;
        return EDITS.between(Lookalikes.plain(printed), Lookalikes.plain(word), most);
    }
}
