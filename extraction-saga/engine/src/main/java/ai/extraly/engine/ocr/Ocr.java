package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.lexicon.Vocabulary;
import ai.extraly.engine.ocr.Recognisers.Network;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Lines;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.picture.PictureFile.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads pages of pixels. Safe for many threads; each page is read by the thread that asks. */
public final class Ocr {

    /** Recognisers see no more of a larger picture: at 2000 pixels across, A4 has 240 dpi. In pixels, of the shorter side. */
    private static final int MOST_ACROSS = 2000;

    /** Lines that are asked which way up they are. */
    private static final int ASKED = 9;

    /** Sureness of most of them that turns a page over. */
    private static final double TURNED = 0.5;

    public Page read(Sheet sheet, int number, Deadline deadline) {
        Recognisers recognisers = Recognisers.get();
        Network network = recognisers.network().orElseThrow();
        Gray picture = sheet.picture();
        double shrink = Math.min(1, (double) MOST_ACROSS / Math.min(picture.width(), picture.height()));
        double point = sheet.point() * shrink;
        picture =
                picture.scaled((int) Math.round(picture.width() * shrink), (int) Math.round(picture.height() * shrink));
        List<TextBox> boxes = network.detector().find(picture);
        deadline.check();
        if (sideways(boxes)) {
            picture = picture.turned(1);
            boxes = network.detector().find(picture);
        }
        double slant = Typesetter.slant(boxes);
        List<Gray> crops = crops(picture, boxes);
        if (upsideDown(network, crops)) {
            picture = picture.turned(2);
            Gray turned = picture;
            boxes = boxes.stream()
                    .map(box -> new TextBox(
                            turned.width() - box.x(),
                            turned.height() - box.y(),
                            box.width(),
                            box.height(),
                            box.angle()))
                    .toList();
            crops = crops(picture, boxes);
        }
        List<Reading> readings = network.recogniser().read(crops, deadline);
        List<Placed> placed = new ArrayList<>();
        Vocabulary language =
                PageLanguage.of(readings.stream().map(Reading::text).toList(), "Latin");
        for (int i = 0; i < boxes.size(); i++) {
            deadline.check();
            Gray crop = crops.get(i);
            Reading tesseract = recognisers
                    .tesseract()
                    .map(pool -> pool.with(
                            pool.installed().has(language.tesseract()) ? language.tesseract() : "eng",
                            handle -> handle.line(crop)))
                    .orElse(Reading.NOTHING);
            placed.add(new Placed(boxes.get(i), Fusion.of(readings.get(i), tesseract)));
        }
        List<Line> lines = new Lines(number, List.of())
                .of(new Typesetter(picture.width(), picture.height(), point, slant).glyphs(placed));
        return new Page(
                number,
                picture.width() / point,
                picture.height() / point,
                lines,
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    private static boolean sideways(List<TextBox> boxes) {
        double across = 0;
        for (TextBox box : boxes) {
            across += box.upended() ? -box.height() : box.width();
        }
        return across < 0;
    }

    private static List<Gray> crops(Gray picture, List<TextBox> boxes) {
        return boxes.stream().map(box -> crop(picture, box)).toList();
    }

    private static Gray crop(Gray picture, TextBox box) {
        double scale = LineRecogniser.HEIGHT / box.height();
        int width = Math.max(1, (int) Math.ceil(box.width() * scale));
        return picture.sampled(box.place(scale), width, LineRecogniser.HEIGHT);
    }

    private static boolean upsideDown(Network network, List<Gray> crops) {
        double[] votes = crops.stream()
                .sorted(Comparator.comparingInt(Gray::width).reversed())
                .limit(ASKED)
                .mapToDouble(network.direction()::upsideDown)
                .sorted()
                .toArray();
        return votes.length > 0 && votes[votes.length / 2] > TURNED;
    }
}
