package ai.extraly.engine.ocr;

import ai.extraly.engine.ocr.Recognisers.Network;
import ai.extraly.engine.picture.Gray;
import java.util.Comparator;
import java.util.List;

/** The lines of a picture that stands the right way up, each cut out, turned level and brought to one height. */
record FoundLines(Gray picture, List<TextBox> boxes, List<Gray> crops) {

    /** Lines that are asked which way up they are. The widest, because short ones read either way. */
    private static final int ASKED = 9;

    /** The answer in the middle that turns the page over. */
    private static final double OVER = 0.5;

    static FoundLines in(Gray picture, Network network) {
        List<TextBox> boxes = network.detector().find(picture);
        Gray level = picture;
        if (sideways(boxes)) {
            level = picture.turned(1);
            boxes = network.detector().find(level);
        }
        List<Gray> crops = crops(level, boxes);
        if (upsideDown(network, crops)) {
            level = level.turned(2);
            boxes = turnedOver(boxes, level);
            crops = crops(level, boxes);
        }
        return new FoundLines(level, boxes, crops);
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

    private static List<TextBox> turnedOver(List<TextBox> boxes, Gray picture) {
        return boxes.stream()
                .map(box -> new TextBox(
                        picture.width() - box.x(), picture.height() - box.y(), box.width(), box.height(), box.angle()))
                .toList();
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
