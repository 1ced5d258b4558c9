package ai.extraly.engine;

import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Word;
import ai.extraly.engine.results.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Evidence that stands on words recognised in a picture says so, and is no surer than they are. */
final class Recognised {

    /** Boxes of evidence are rounded, and cut words into equal letters. In points. */
    private static final double SLACK = 1;

    private final Document document;

    Recognised(Document document) {
        this.document = document;
    }

    Map<String, Evidence> mark(Map<String, Evidence> evidence) {
        if (!document.anyScanned()) {
            return evidence;
        }
        Map<String, Evidence> marked = new LinkedHashMap<>(evidence);
        marked.replaceAll((path, value) -> mark(value));
        return marked;
    }

    private Evidence mark(Evidence evidence) {
        List<Double> box = evidence.box();
        if (evidence.source() != Evidence.Source.TEXT || evidence.page() == null || box == null) {
            return evidence;
        }
        Box place = new Box(box.get(0), box.get(1), box.get(2), box.get(3));
        OptionalDouble least = document.pages().get(evidence.page() - 1).lines().stream()
                .flatMap(line -> line.words().stream())
                .filter(word -> within(place, word))
                .mapToDouble(Word::confidence)
                .min();
        return least.isEmpty() || least.getAsDouble() == 1
                ? evidence
                : new Evidence(
                        evidence.page(),
                        box,
                        evidence.text(),
                        Math.round(evidence.confidence() * least.getAsDouble() * 100) / 100.0,
                        Evidence.Source.OCR,
                        evidence.detected());
    }

    private static boolean within(Box place, Word word) {
        return place.overlapX(word.box()) > SLACK
                && word.box().centreY() > place.top() - SLACK
                && word.box().centreY() < place.bottom() + SLACK;
    }
}
