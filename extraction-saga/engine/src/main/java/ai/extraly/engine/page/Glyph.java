package ai.extraly.engine.page;

/**
 * One drawn character, before words are known.
 *
 * @param text       one character or more (ligatures), possibly a space
 * @param spacing    extra space that the document puts after each character here
 * @param confidence 1 where the document says what it is, less where it was recognised in a picture
 */
public record Glyph(
        String text, double left, double right, double baseline, Style style, double spacing, double confidence) {

    /** Above the baseline: capitals and digits of usual fonts are about 0.72 em high. */
    static final double ASCENT = 0.75;

    /** Below the baseline: descenders of usual fonts are about 0.21 em deep. */
    static final double DESCENT = 0.22;

    boolean blank() {
        return text.isBlank();
    }
}
