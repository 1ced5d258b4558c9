package ai.extraly.engine.ocr;

import ai.extraly.engine.ocr.Reading.Letter;
import ai.extraly.engine.page.Glyph;
import ai.extraly.engine.page.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sets recognised lines as glyphs on a level page: the slant of the page is undone, what stands beside each other shares a
 * baseline, and what is about as high has the same size, so that the rest of the engine sees what it sees of a text.
 */
final class Typesetter {

    /** Boxes as the detector grows them are this many times as high as the em. Measured on pages set in known sizes. */
    private static final double EM = 0.9;

    /** The baseline below the middle of a box: half of ascent less descent. Of the em. */
    private static final double BELOW_MIDDLE = 0.27;

    /** Middles nearer than this are one row. Of the lower box's height. */
    private static final double SAME_ROW = 0.5;

    /** Boxes of a row may overlap by this. Of the height: boxes reach over their ends. */
    private static final double OVERLAP = 0.8;

    /** Heights within this of the page's usual one are the usual one. */
    private static final double LIKE_USUAL = 0.22;

    /** The angle of shorter boxes says little. Width over height. */
    private static final double LONG = 3;

    private final double point;
    private final double slant;
    private final double centreX;
    private final double centreY;

    /**
     * For a page of this many pixels.
     *
     * @param point pixels in a point
     */
    Typesetter(double width, double height, double point, double slant) {
        this.centreX = width / 2;
        this.centreY = height / 2;
        this.point = point;
        this.slant = slant;
    }

    /** The slant of most text: the median, each box with its width. */
    static double slant(List<TextBox> boxes) {
        List<TextBox> telling = boxes.stream()
                .filter(box -> box.width() > LONG * box.height())
                .sorted(Comparator.comparingDouble(TextBox::angle))
                .toList();
        double half = telling.stream().mapToDouble(TextBox::width).sum() / 2;
        double sum = 0;
        for (TextBox box : telling) {
            sum += box.width();
            if (sum >= half) {
                return box.angle();
            }
        }
        return 0;
    }

    /** The box of a line on this baseline, given where it begins and ends, as the detector would have found it. */
    static TextBox box(double left, double leftBaseline, double right, double rightBaseline, double em) {
        double angle = Math.atan2(rightBaseline - leftBaseline, right - left);
        double above = BELOW_MIDDLE * em;
        return new TextBox(
                (left + right) / 2 + above * Math.sin(angle),
                (leftBaseline + rightBaseline) / 2 - above * Math.cos(angle),
                Math.hypot(right - left, rightBaseline - leftBaseline),
                em / EM,
                angle);
    }

    /** What each box was read as, in their order. */
    List<Glyph> glyphs(List<TextBox> boxes, List<Reading> readings) {
        List<Level> level = straightened(IntStream.range(0, boxes.size())
                .filter(i -> !readings.get(i).isEmpty())
                .mapToObj(i -> level(boxes.get(i), readings.get(i)))
                .sorted(Comparator.comparingDouble(Level::left))
                .toList());
        double usual = usualHeight(level);
        List<Glyph> glyphs = new ArrayList<>();
        for (List<Level> row : rows(level)) {
            double middle =
                    row.stream().mapToDouble(line -> line.middle * line.width()).sum()
                            / row.stream().mapToDouble(Level::width).sum();
            for (Level line : row) {
                double height = Math.abs(line.height / usual - 1) <= LIKE_USUAL ? usual : line.height;
                set(line, middle, EM * height, glyphs);
            }
        }
        return glyphs;
    }

    private record Level(double left, double right, double middle, double height, double slope, Reading reading) {
        double width() {
            return right - left;
        }

        double centre() {
            return (left + right) / 2;
        }

        boolean isLong() {
            return width() > LONG * height;
        }

        /** Where its middle would be at that place. */
        double middleAt(double x) {
            return middle + slope * (x - centre());
        }
    }

    /** In points, level. */
    private Level level(TextBox box, Reading reading) {
        double dx = box.x() - centreX;
        double dy = box.y() - centreY;
        double x = (centreX + dx * Math.cos(slant) + dy * Math.sin(slant)) / point;
        double y = (centreY - dx * Math.sin(slant) + dy * Math.cos(slant)) / point;
        double half = box.width() / 2 / point;
        double slope = box.width() > LONG * box.height() ? Math.tan(box.angle() - slant) : 0;
        return new Level(x - half, x + half, y, box.height() / point, slope, reading);
    }

    /** Rows that fan out or are bowed become level too. */
    private List<Level> straightened(List<Level> lines) {
        double midX = centreX / point;
        double midY = centreY / point;
        Bend bend = Bend.of(lines.stream()
                .filter(Level::isLong)
                .map(line -> new Bend.Slope(line.centre() - midX, line.middle - midY, line.slope, line.width()))
                .toList());
        return lines.stream()
                .map(line -> {
                    double x = line.centre() - midX;
                    double y = line.middle - midY;
                    double slope = line.isLong() ? line.slope - bend.slope(x, y) : 0;
                    return new Level(
                            line.left, line.right, midY + bend.straight(x, y), line.height, slope, line.reading);
                })
                .toList();
    }

    private static double usualHeight(List<Level> lines) {
        double[] heights = lines.stream().mapToDouble(Level::height).sorted().toArray();
        return heights.length == 0 ? 1 : heights[heights.length / 2];
    }

    /** From left to right each line joins the row whose last line points at it best. */
    private static List<List<Level>> rows(List<Level> fromLeft) {
        List<List<Level>> rows = new ArrayList<>();
        for (Level line : fromLeft) {
            List<Level> home = null;
            double nearest = Double.MAX_VALUE;
            for (List<Level> row : rows) {
                Level last = row.getLast();
                double between = (last.right + line.left) / 2;
                double apart = Math.abs(last.middleAt(between) - line.middleAt(between));
                double height = Math.min(last.height, line.height);
                if (apart < SAME_ROW * height && last.right - line.left < OVERLAP * height && apart < nearest) {
                    home = row;
                    nearest = apart;
                }
            }
            if (home == null) {
                home = new ArrayList<>();
                rows.add(home);
            }
            home.add(line);
        }
        return rows;
    }

    /** Each letter reaches half way to its neighbours; between words, and before the first, stands a blank. */
    private static void set(Level line, double middle, double size, List<Glyph> glyphs) {
        Style style = new Style("", Math.round(size * 100) / 100.0, false);
        double baseline = middle + BELOW_MIDDLE * size;
        for (List<Letter> word : line.reading.words()) {
            double half = halfLetter(word);
            for (int i = 0; i < word.size(); i++) {
                double left = i == 0 ? centre(word.get(i)) - half : between(word, i - 1);
                double right = i == word.size() - 1 ? centre(word.get(i)) + half : between(word, i);
                Letter letter = word.get(i);
                double from = line.left + Math.max(0, left) * line.width();
                double to = line.left + Math.min(1, right) * line.width();
                if (i == 0) {
                    glyphs.add(new Glyph(" ", from, from, baseline, style, 0, 1));
                }
                glyphs.add(new Glyph(letter.text(), from, Math.max(from, to), baseline, style, 0, letter.sure()));
            }
        }
    }

    private static double centre(Letter letter) {
        return (letter.left() + letter.right()) / 2;
    }

    private static double between(List<Letter> word, int index) {
        return (centre(word.get(index)) + centre(word.get(index + 1))) / 2;
    }

    private static double halfLetter(List<Letter> word) {
        Letter first = word.getFirst();
        return word.size() == 1
                ? (first.right() - first.left()) / 2
                : (centre(word.getLast()) - centre(first)) / (word.size() - 1) / 2;
    }
}
