package ai.extraly.engine.ocr;

import ai.extraly.engine.ocr.Recognisers.Network;
import ai.extraly.engine.picture.Gray;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;

/** The lines of a picture that stands the right way up, each cut out, turned level and brought to one height. */
record FoundLines(Gray picture, List<TextBox> boxes, List<Gray> crops) {

    /** Lines that are asked which way up they are. The widest, because short ones read either way. */
    private static final int ASKED = 9;

    /** The answer in the middle that turns the page over. */
    private static final double OVER = 0.5;

    /** The text is looked at from near by when its letters are then this many times as large: never on an A4 scan, whose text is nearly as wide as it. */
    private static final double NEARER = 1.75;

    /** What is looked at reaches this far around the lines that were found, for those that were not. Of their usual height. */
    private static final double AROUND = 4;

    static FoundLines in(Gray whole, Network network) {
        Gray upright = whole;
        Gray level = whole.bounded(PageReader.MOST_ACROSS);
        List<TextBox> boxes = network.detector().find(level);
        if (sideways(boxes)) {
            upright = whole.turned(1);
            level = level.turned(1);
            boxes = network.detector().find(level);
        }
        FoundLines found = new FoundLines(level, boxes, crops(level, boxes)).near(upright, network);
        return upsideDown(network, found.crops) ? found.turnedOver() : found;
    }

    /** The same, unless the text takes up so little of the whole picture that looking at its place alone shows more. */
    private FoundLines near(Gray whole, Network network) {
        if (boxes.isEmpty()) {
            return this;
        }
        Rectangle place = place((double) whole.width() / picture.width())
                .intersection(new Rectangle(whole.width(), whole.height()));
        TextDetector detector = network.detector();
        if (detector.shrink(place.width, place.height) < NEARER * detector.shrink(whole.width(), whole.height())) {
            return this;
        }
        Gray near = whole.cut(place.x, place.y, place.width, place.height).bounded(PageReader.MOST_ACROSS);
        List<TextBox> nearer = detector.find(near);
        if (nearer.isEmpty()) {
            return this;
        }
        double scale = (double) place.width / near.width() * picture.width() / whole.width();
        double left = (double) place.x * picture.width() / whole.width();
        double top = (double) place.y * picture.height() / whole.height();
        List<TextBox> placed =
                nearer.stream().map(box -> box.placed(scale, left, top)).toList();
        return new FoundLines(picture, placed, crops(near, nearer));
    }

    /** Around all lines, in a picture that is larger by this factor. */
    private Rectangle place(double factor) {
        double[] heights = boxes.stream().mapToDouble(TextBox::height).sorted().toArray();
        double around = AROUND * heights[heights.length / 2];
        Rectangle2D place = boxes.getFirst().outline();
        for (TextBox box : boxes) {
            place = place.createUnion(box.outline());
        }
        return AffineTransform.getScaleInstance(factor, factor)
                .createTransformedShape(new Rectangle2D.Double(
                        place.getX() - around,
                        place.getY() - around,
                        place.getWidth() + 2 * around,
                        place.getHeight() + 2 * around))
                .getBounds();
    }

    private FoundLines turnedOver() {
        List<TextBox> over = boxes.stream()
                .map(box -> new TextBox(
                        picture.width() - box.x(), picture.height() - box.y(), box.width(), box.height(), box.angle()))
                .toList();
        return new FoundLines(
                picture.turned(2),
                over,
                crops.stream().map(crop -> crop.turned(2)).toList());
    }

    /** The widest first. */
    List<Gray> widest(int most) {
        return widest(crops, most);
    }

    private static List<Gray> widest(List<Gray> crops, int most) {
        return crops.stream()
                .sorted(Comparator.comparingInt(Gray::width).reversed())
                .limit(most)
                .toList();
    }

    private static boolean sideways(List<TextBox> boxes) {
        double across = 0;
        for (TextBox box : boxes) {
            across += box.height() > box.width() ? -box.height() : box.width();
        }
        return across < 0;
    }

    private static boolean upsideDown(Network network, List<Gray> crops) {
        double[] answers = widest(crops, ASKED).stream()
                .mapToDouble(network.direction()::upsideDown)
                .sorted()
                .toArray();
        return answers.length > 0 && answers[answers.length / 2] > OVER;
    }

    private static List<Gray> crops(Gray picture, List<TextBox> boxes) {
        return boxes.stream().map(box -> crop(picture, box)).toList();
    }

    private static Gray crop(Gray picture, TextBox box) {
        double scale = LineRecogniser.HEIGHT / box.height();
        int width = Math.max(1, (int) Math.ceil(box.width() * scale));
        return picture.sampled(box.place(scale), width, LineRecogniser.HEIGHT);
    }
}
