package ai.extraly.engine.page;

/**
 * Characters printed without a gap.
 *
 * @param text       never empty, without white space; compatibility forms (ligatures, wide digits) resolved
 * @param box        as wide as the glyphs' advance, as high as the font's usual ascent and descent
 * @param baseline   distance from the top of the page
 * @param confidence 1 where the document says what it is, less where it was recognised in a picture
 */
public record Word(String text, Box box, double baseline, Style style, double confidence) {

    public double size() {
        return style.size();
    }
}
