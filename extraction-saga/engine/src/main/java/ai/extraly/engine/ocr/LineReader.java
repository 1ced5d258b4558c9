package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.ocr.Reading.Letter;
import ai.extraly.engine.picture.Gray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads the lines of one page. Tesseract reads all of them; the network, which takes four times as long, only those that
 * Tesseract is not sure of. On worn receipts these are most lines, on clean scans few.
 */
final class LineReader {

    /** A word of Tesseract's needs no second reading from here on. Its dictionary makes it surer of wrong numbers than of wrong words. */
    private static final double SURE_WORD = 0.88;

    private static final double SURE_NUMBER = 0.95;

    /** Below this it is dirt. */
    private static final double DIRT = 0.45;

    private final LineRecogniser network;
    private final TesseractPool tesseract;
    private final Deadline deadline;
    private final Map<String, Map<Gray, Reading>> byLanguages = new HashMap<>();

    LineReader(LineRecogniser network, TesseractPool tesseract, Deadline deadline) {
        this.network = network;
        this.tesseract = tesseract;
        this.deadline = deadline;
    }

    /** What Tesseract alone makes of lines. Those that told the language are not read again. */
    List<Reading> printed(List<Gray> lines, String languages) {
        Map<Gray, Reading> known = byLanguages.computeIfAbsent(languages, _ -> new IdentityHashMap<>());
        return tesseract.with(
                languages,
                handle -> lines.stream()
                        .map(line -> {
                            deadline.check();
                            return known.computeIfAbsent(line, handle::line);
                        })
                        .toList());
    }

    /** The first readings with the network's where they are unsure. */
    List<Reading> settled(List<Gray> lines, List<Reading> printed, boolean latin) {
        List<Integer> unsure = IntStream.range(0, lines.size())
                .filter(i -> latin ? !sure(printed.get(i)) : !foreign(printed.get(i)))
                .boxed()
                .toList();
        List<Reading> seen = network.read(unsure.stream().map(lines::get).toList(), deadline);
        List<Reading> settled = new ArrayList<>(printed);
        for (int i = 0; i < unsure.size(); i++) {
            Reading first = printed.get(unsure.get(i));
            Reading both = latin ? Fusion.of(seen.get(i), first) : Fusion.ofForeign(seen.get(i), first);
            settled.set(unsure.get(i), both.sure() < DIRT ? Reading.NOTHING : both);
        }
        return settled;
    }

    private static boolean sure(Reading reading) {
        return !reading.isEmpty() && reading.words().stream().allMatch(LineReader::sureWord);
    }

    private static boolean sureWord(List<Letter> word) {
        boolean number =
                word.stream().anyMatch(letter -> Character.isDigit(letter.text().codePointAt(0)));
        return word.getFirst().sure() >= (number ? SURE_NUMBER : SURE_WORD);
    }

    /** The network cannot say anything to words in letters that it does not know. */
    private static boolean foreign(Reading reading) {
        return reading.sure() >= DIRT
                && reading.letters().stream()
                        .anyMatch(letter -> Character.isLetter(letter.text().codePointAt(0)));
    }
}
