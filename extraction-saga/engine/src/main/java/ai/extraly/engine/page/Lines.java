package ai.extraly.engine.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Glyphs in any order to lines of segments of words.
 *
 * <p>Glyphs are sorted by baseline and cut into lines where the baseline moves by more than a share of the size, then
 * sorted along the line. Both sorts use one coordinate only, so the order is total whatever the page holds.
 */
public final class Lines {

    /** Baselines nearer than this are one line. Superscripts rise by about a third; lines are at least 0.9 apart. Of the size. */
    private static final double SAME_BASELINE = 0.35;

    /** A gap that ends a word. The narrowest word spaces of usual fonts are 0.2 em, kerning stays under 0.1 em. */
    private static final double WORD_GAP = 0.16;

    /** A gap that ends a segment. Justified text rarely stretches a space to more than this, columns rarely come nearer. Of the size. */
    private static final double SEGMENT_GAP = 1.0;

    private final int page;
    private final List<Ruling> verticals;

    public Lines(int page, List<Ruling> rulings) {
        this.page = page;
        this.verticals = rulings.stream().filter(ruling -> !ruling.horizontal()).toList();
    }

    public List<Line> of(List<Glyph> glyphs) {
        List<Glyph> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::baseline));
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || apart(sorted.get(start), sorted.get(i - 1), sorted.get(i))) {
                List<Segment> segments = segments(words(sorted.subList(start, i)));
                if (!segments.isEmpty()) {
                    lines.add(Line.of(page, segments));
                }
                start = i;
            }
        }
        return lines;
    }

    private static boolean apart(Glyph first, Glyph previous, Glyph next) {
        double size = Math.min(previous.style().size(), next.style().size());
        double step = next.baseline() - previous.baseline();
        double sinceFirst = next.baseline() - first.baseline();
        return step > SAME_BASELINE * size
                || sinceFirst > 2 * SAME_BASELINE * Math.max(size, first.style().size());
    }

    private static List<Word> words(List<Glyph> line) {
        List<Glyph> sorted = new ArrayList<>(line);
        sorted.sort(Comparator.comparingDouble(Glyph::left));
        List<Word> words = new ArrayList<>();
        List<Glyph> open = new ArrayList<>();
        for (Glyph glyph : sorted) {
            if (!open.isEmpty() && (glyph.blank() || gap(open.getLast(), glyph) > 0)) {
                words.add(word(open));
                open.clear();
            }
            if (!glyph.blank()) {
                open.add(glyph);
            }
        }
        if (!open.isEmpty()) {
            words.add(word(open));
        }
        return words;
    }

    /** By how much the gap exceeds what a word may have inside. */
    private static double gap(Glyph before, Glyph after) {
        double size = Math.max(before.style().size(), after.style().size());
        double tracking = Math.max(0, Math.min(before.spacing(), size));
        return after.left() - before.right() - tracking - WORD_GAP * size;
    }

    private static Word word(List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder(glyphs.size());
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        Glyph largest = glyphs.getFirst();
        boolean bold = true;
        double confidence = 0;
        for (Glyph glyph : glyphs) {
            text.append(glyph.text());
            left = Math.min(left, glyph.left());
            right = Math.max(right, glyph.right());
            bold &= glyph.style().bold();
            confidence += glyph.confidence();
            if (glyph.style().size() > largest.style().size()) {
                largest = glyph;
            }
        }
        double size = largest.style().size();
        double baseline = largest.baseline();
        Style style = bold ? largest.style().asBold() : largest.style();
        Box box = new Box(left, baseline - Glyph.ASCENT * size, right, baseline + Glyph.DESCENT * size);
        return new Word(text.toString(), box, baseline, style, confidence / glyphs.size());
    }

    private List<Segment> segments(List<Word> words) {
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || separated(words.get(i - 1), words.get(i))) {
                segments.add(Segment.of(page, words.subList(start, i)));
                start = i;
            }
        }
        return segments;
    }

    private boolean separated(Word before, Word after) {
        double gap = after.box().left() - before.box().right();
        if (gap > SEGMENT_GAP * Math.min(before.size(), after.size())) {
            return true;
        }
        if (gap <= 0) {
            return false;
        }
        for (Ruling ruling : verticals) {
            double x = ruling.box().centreX();
            if (x > before.box().right() - 0.5
                    && x < after.box().left() + 0.5
                    && ruling.box().top() < before.baseline()
                    && ruling.box().bottom() > before.box().top()) {
                return true;
            }
        }
        return false;
    }
}
