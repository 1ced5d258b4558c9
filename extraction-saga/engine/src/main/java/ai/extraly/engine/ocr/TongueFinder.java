package ai.extraly.engine.ocr;

import ai.extraly.engine.lexicon.Resource;
import ai.extraly.engine.lexicon.Vocabulary;
import ai.extraly.engine.ocr.Reading.Letter;
import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.results.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds the language of a page by the page alone. Print in Latin letters can be read as English well enough for its words
 * to tell the language. Where that makes no sense, Tesseract is asked which letters they are, and some lines are read in the languages that are written so.
 */
final class TongueFinder {

    /** English readings of Latin print, worn as it may be, are surer than this: of clean print 0.9, of receipts 0.7. */
    private static final double UNREADABLE = 0.55;

    /** Those of other letters stay below this. */
    private static final double DOUBTFUL = 0.8;

    /** Capitals within words, as other letters look when they are read as Latin: one letter in ten, in Latin print none. Share of the letters. */
    private static final double HUMPS = 0.03;

    private static final Map<String, String> BY_SCRIPT = Resource.properties("scripts.properties");

    private final TesseractPool tesseract;
    private final Function<String, List<Reading>> sample;

    /** @param sample reads lines of the page in these languages */
    TongueFinder(TesseractPool tesseract, Function<String, List<Reading>> sample) {
        this.tesseract = tesseract;
        this.sample = sample;
    }

    /** The language of a page that stands the right way up. */
    Tongue of(Gray page) {
        List<Reading> english = sample.apply(Tongue.ENGLISH);
        if (inOtherLetters(english)) {
            List<String> written = tesseract
                    .with(Tesseract.SCRIPTS, handle -> handle.script(page))
                    .map(BY_SCRIPT::get)
                    .map(Resource::values)
                    .orElse(List.of());
            if (!written.isEmpty()) {
                return foreign(written);
            }
        }
        String language = PageLanguage.inLatin(texts(english)).tesseract();
        return tesseract.installed().has(language)
                ? new Tongue(language, true, Optional.empty())
                : new Tongue(Tongue.ENGLISH, true, Optional.of(missing(language)));
    }

    /** In one of these languages, whose letters the network does not know. */
    private Tongue foreign(List<String> written) {
        List<String> here = written.stream().filter(tesseract.installed()::has).toList();
        if (here.isEmpty()) {
            return new Tongue(Tongue.ENGLISH, true, Optional.of(missing(written.getFirst())));
        }
        String language = PageLanguage.among(written, texts(sample.apply(String.join("+", here))))
                .map(Vocabulary::tesseract)
                .orElse(here.getFirst());
        return tesseract.installed().has(language)
                ? new Tongue(language + "+" + Tongue.ENGLISH, false, Optional.empty())
                : new Tongue(here.getFirst() + "+" + Tongue.ENGLISH, false, Optional.of(missing(language)));
    }

    private static boolean inOtherLetters(List<Reading> english) {
        List<List<Letter>> words = english.stream()
                .flatMap(reading -> reading.words().stream())
                .filter(word -> word.stream().anyMatch(TongueFinder::isLetter))
                .toList();
        long letters = words.stream().mapToLong(List::size).sum();
        double sure = words.stream()
                .flatMap(List::stream)
                .mapToDouble(Letter::sure)
                .average()
                .orElse(1);
        long humps = words.stream().mapToLong(TongueFinder::humps).sum();
        return sure < UNREADABLE || (sure < DOUBTFUL && humps > HUMPS * letters);
    }

    private static long humps(List<Letter> word) {
        return IntStream.range(1, word.size())
                .filter(i -> Character.isLowerCase(word.get(i - 1).text().codePointAt(0))
                        && Character.isUpperCase(word.get(i).text().codePointAt(0)))
                .count();
    }

    private static boolean isLetter(Letter letter) {
        return Character.isLetter(letter.text().codePointAt(0));
    }

    private static List<String> texts(List<Reading> readings) {
        return readings.stream().map(Reading::text).toList();
    }

    private static Check missing(String language) {
        return new Check(Ocr.LANGUAGE_INSTALLED, false, "tesseract-ocr-" + language.replace('_', '-'), "missing");
    }
}
