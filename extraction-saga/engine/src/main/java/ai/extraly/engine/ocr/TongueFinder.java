package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.lexicon.Resource;
import ai.extraly.engine.lexicon.Vocabulary;
import ai.extraly.engine.results.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the language of a page by the page alone. Print in Latin letters can be read as English well enough for its words
 * to tell the language. Where neither Tesseract nor the network makes sense of it so, Tesseract is asked which letters they
 * are, and some lines are read in the languages that are written so.
 */
final class TongueFinder {

    /** English readings of clean Latin print are surer than this on average. Worn receipts mostly too, Cyrillic has 0.4 to 0.6. */
    private static final double CLEAN = 0.64;

    /** The network's mean on Latin print that Tesseract fails on. Cyrillic has 0.6 to 0.75. */
    private static final double LATIN = 0.85;

    /** Lines that the network is asked about. */
    private static final int ASKED = 4;

    /** Lines that are read to tell the language: as many words as a receipt has. */
    private static final int SAMPLE = 16;

    private static final Map<String, String> BY_SCRIPT = Resource.properties("scripts.properties");

    private final TesseractPool tesseract;
    private final LineRecogniser network;
    private final LineReader reader;
    private final Deadline deadline;

    TongueFinder(TesseractPool tesseract, LineRecogniser network, LineReader reader, Deadline deadline) {
        this.tesseract = tesseract;
        this.network = network;
        this.reader = reader;
        this.deadline = deadline;
    }

    Tongue of(FoundLines lines) {
        List<Reading> english = reader.printed(lines.widest(SAMPLE), Tongue.ENGLISH);
        if (sure(english) < CLEAN && sure(network.read(lines.widest(ASKED), deadline)) < LATIN) {
            List<String> written = tesseract
                    .with(Tesseract.SCRIPTS, handle -> handle.script(lines.picture()))
                    .map(BY_SCRIPT::get)
                    .map(Resource::values)
                    .orElse(List.of());
            if (!written.isEmpty()) {
                return foreign(written, lines);
            }
        }
        String language = PageLanguage.inLatin(texts(english)).tesseract();
        return tesseract.installed().has(language)
                ? new Tongue(language, true, Optional.empty())
                : new Tongue(Tongue.ENGLISH, true, Optional.of(missing(language)));
    }

    /** In one of these languages, whose letters the network does not know. */
    private Tongue foreign(List<String> written, FoundLines lines) {
        List<String> here = written.stream().filter(tesseract.installed()::has).toList();
        if (here.isEmpty()) {
            return new Tongue(Tongue.ENGLISH, true, Optional.of(missing(written.getFirst())));
        }
        List<Reading> sample = reader.printed(lines.widest(SAMPLE), String.join("+", here));
        String language = PageLanguage.among(written, texts(sample))
                .map(Vocabulary::tesseract)
                .orElse(here.getFirst());
        return tesseract.installed().has(language)
                ? new Tongue(language + "+" + Tongue.ENGLISH, false, Optional.empty())
                : new Tongue(here.getFirst() + "+" + Tongue.ENGLISH, false, Optional.of(missing(language)));
    }

    /** The mean over characters. */
    private static double sure(List<Reading> readings) {
        return readings.stream()
                .flatMap(reading -> reading.letters().stream())
                .mapToDouble(Reading.Letter::sure)
                .average()
                .orElse(1);
    }

    private static List<String> texts(List<Reading> readings) {
        return readings.stream().map(Reading::text).toList();
    }

    private static Check missing(String language) {
        return new Check(Ocr.LANGUAGE_INSTALLED, false, "tesseract-ocr-" + language.replace('_', '-'), "missing");
    }
}
