package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.ocr.Tesseract.PrintedLine;
import ai.extraly.engine.picture.Gray;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tesseract alone, a whole page at a time: where there is no network for the machine, or where processor time matters more than
 * worn print.
 */
record TesseractReader(TesseractPool tesseract) implements PageReader {

    /** A page that lies on its side or head is read as nonsense, and Tesseract is less sure of that. */
    private static final double UPRIGHT = 0.6;

    /** Tesseract takes no more than 32,767. In pixels, of the longer side. */
    private static final double MOST_ALONG = 32_000;

    /** Below this it is dirt, or an emblem. */
    private static final double DIRT = 0.35;

    @Override
    public Seen read(Gray whole, Deadline deadline) {
        Gray picture = bounded(whole);
        List<PrintedLine> english = page(picture, Tongue.ENGLISH);
        deadline.check();
        if (sure(english) < UPRIGHT) {
            int quarters = tesseract.with(Tesseract.SCRIPTS, handle -> handle.quarters(picture));
            deadline.check();
            if (quarters != 0) {
                Gray turned = picture.turned(quarters);
                List<PrintedLine> other = page(turned, Tongue.ENGLISH);
                if (sure(other) > sure(english)) {
                    return read(turned, other, deadline);
                }
            }
        }
        return read(picture, english, deadline);
    }

    private Seen read(Gray upright, List<PrintedLine> english, Deadline deadline) {
        Map<String, List<PrintedLine>> pages = new HashMap<>(Map.of(Tongue.ENGLISH, english));
        Tongue tongue = new TongueFinder(tesseract, languages -> {
                    deadline.check();
                    return readings(pages.computeIfAbsent(languages, other -> page(upright, other)));
                })
                .of(upright);
        deadline.check();
        List<PrintedLine> lines = pages.computeIfAbsent(tongue.languages(), other -> page(upright, other));
        return new Seen(upright, lines.stream().map(PrintedLine::box).toList(), readings(lines), tongue.missing());
    }

    @Override
    public List<Reading> widest(Gray whole, int most, Deadline deadline) {
        return page(bounded(whole), Tongue.ENGLISH).stream()
                .sorted(Comparator.comparingDouble(
                                (PrintedLine line) -> line.box().width())
                        .reversed())
                .limit(most)
                .map(PrintedLine::reading)
                .toList();
    }

    private static Gray bounded(Gray whole) {
        Gray picture = whole.bounded(MOST_ACROSS);
        double along = Math.max(picture.width(), picture.height());
        return along <= MOST_ALONG ? picture : picture.scaled(MOST_ALONG / along);
    }

    private List<PrintedLine> page(Gray picture, String languages) {
        return tesseract.with(languages, handle -> handle.page(picture)).stream()
                .filter(line -> line.reading().sure() >= DIRT)
                .toList();
    }

    private static double sure(List<PrintedLine> lines) {
        return lines.stream()
                .flatMap(line -> line.reading().letters().stream())
                .mapToDouble(Reading.Letter::sure)
                .average()
                .orElse(0);
    }

    private static List<Reading> readings(List<PrintedLine> lines) {
        return lines.stream().map(PrintedLine::reading).toList();
    }
}
