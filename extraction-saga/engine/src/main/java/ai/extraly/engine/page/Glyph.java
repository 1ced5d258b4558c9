package ai.extraly.engine.page;

/**
 * One drawn character, before words are known.
 *
 * @param text     one character or more (ligatures), possibly a space
 * @param spacing  extra space that the document puts after each character here
 */
public record Glyph(String text, double left, double right, double baseline, Style style, double spacing) {

    /** Above the baseline: capitals and digits of usual fonts are about 0.72 em high. */
    static final double ASCENT = 0.75;

    /** Below the baseline: descenders of usual fonts are about 0.21 em deep. */
    static final double DESCENT = 0.22;

    boolean blank() {
        return text.isBlank();
    }
}
