package ai.extraly.engine.pdf;

import ai.extraly.engine.page.Glyph;
import java.util.Arrays;
import java.util.List;

/**
 * Finds glyphs that are drawn where the same character stands already. Glyphs lie in cells as large as their font size, in a
 * table of chains over plain numbers: every glyph of a page is asked for, so boxes around numbers would cost more than the page.
 */
final class Shadows {

    /** The same character again within this distance is a shadow or fake bold. The narrowest letters advance 0.2 em. Of the size. */
    private static final double DOUBLED = 0.12;

    private static final int NONE = -1;

    private final int[] heads;
    private final int[] next;

    /** @param most how many glyphs there can be */
    Shadows(int most) {
        heads = new int[Integer.highestOneBit(Math.max(1, most)) * 2];
        Arrays.fill(heads, NONE);
        next = new int[most];
    }

    /** The index of the glyph that this one is drawn over, the first drawn if there are several; negative when there is none. */
    int find(Glyph glyph, List<Glyph> placed) {
        double reach = DOUBLED * glyph.style().size();
        double cell = cell(glyph);
        long column = index(glyph.left() - reach, cell);
        long row = index(glyph.baseline() - reach, cell);
        // The reach is a part of a cell, so it ends in the same cell or the next.
        boolean wide = index(glyph.left() + reach, cell) != column;
        boolean high = index(glyph.baseline() + reach, cell) != row;
        int found = NONE;
        for (int right = 0; right <= (wide ? 1 : 0); right++) {
            for (int down = 0; down <= (high ? 1 : 0); down++) {
                for (int at = heads[slot(column + right, row + down, glyph.text())]; at != NONE; at = next[at]) {
                    Glyph other = placed.get(at);
                    if (Math.abs(other.left() - glyph.left()) <= reach
                            && Math.abs(other.baseline() - glyph.baseline()) <= reach
                            && other.text().equals(glyph.text())) {
                        found = found == NONE ? at : Math.min(found, at);
                    }
                }
            }
        }
        return found;
    }

    void add(Glyph glyph, int at) {
        double cell = cell(glyph);
        int slot = slot(index(glyph.left(), cell), index(glyph.baseline(), cell), glyph.text());
        next[at] = heads[slot];
        heads[slot] = at;
    }

    /** A power of two, so that shadows that are set a little larger or smaller lie in the same cells. */
    private static double cell(Glyph glyph) {
        return Math.scalb(1.0, Math.max(0, Math.getExponent(glyph.style().size()) + 1));
    }

    private static long index(double place, double cell) {
        return (long) Math.floor(place / cell);
    }

    private int slot(long column, long row, String text) {
        long mixed = (column * 31 + row) * 31 + text.hashCode();
        mixed *= 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio: spreads neighbours over the table (Fibonacci
        // hashing)
        return (int) (mixed >>> 32) & (heads.length - 1);
    }
}
