package ai.extraly.engine.classify;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.lexicon.Words;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Page;
import ai.extraly.engine.page.Segment;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores each kind of document.
 *
 * <p>A title counts most: the larger it is set and the higher it stands, the more. Words count once each, however often
 * they come, so a long table does not shout the title down. The shape of lines and pages adds what words leave open.
 */
public final class Classifier {

    private static final Lexicon WORDS = Lexicon.of("classify");
    private static final List<DetectionType> TYPES =
            List.of(DetectionType.BANK_STATEMENT, DetectionType.INVOICE, DetectionType.RECEIPT);

    private static final double TITLE = 3;

    /** The same word counts again at most this often: "Debit" over every page says no more than once. */
    private static final double WORD = 1;

    /** A title inside a longer text is only mentioned. */
    private static final double MENTIONED = 0.15;

    /** Further pages repeat the first or hold small print. */
    private static final int PAGES = 3;

    /** How much one kind outweighs the others: 0 nothing to tell them apart, 1 no doubt. */
    public record Verdict(DetectionType type, double confidence, List<DetectionType> inOrder) {

        public Verdict {
            inOrder = List.copyOf(inOrder);
        }
    }

    public Verdict classify(Document document) {
        Map<DetectionType, Double> scores = new EnumMap<>(DetectionType.class);
        words(document).forEach((type, score) -> scores.merge(type, score, Double::sum));
        new Shape(document).scores().forEach((type, score) -> scores.merge(type, score, Double::sum));
        List<DetectionType> order = TYPES.stream()
                .sorted((a, b) -> Double.compare(scores.getOrDefault(b, 0.0), scores.getOrDefault(a, 0.0)))
                .toList();
        double first = Math.max(0, scores.getOrDefault(order.getFirst(), 0.0));
        double second = Math.max(0, scores.getOrDefault(order.get(1), 0.0));
        double confidence = first + second == 0 ? 0 : first / (first + second);
        return new Verdict(order.getFirst(), confidence, order);
    }

    private static Map<DetectionType, Double> words(Document document) {
        Map<String, Double> best = new HashMap<>();
        for (Page page :
                document.pages().subList(0, Math.min(PAGES, document.pages().size()))) {
            double usual = usualSize(page);
            for (Line line : page.lines()) {
                for (Segment segment : line.segments()) {
                    for (Lexicon.Match match : WORDS.in(segment.text())) {
                        score(page, segment, match, usual, best);
                    }
                }
            }
        }
        Map<DetectionType, Double> scores = new EnumMap<>(DetectionType.class);
        best.forEach((key, score) -> type(key).ifPresent(type -> scores.merge(type, score, Double::sum)));
        return scores;
    }

    private static void score(Page page, Segment segment, Lexicon.Match match, double usual, Map<String, Double> best) {
        String words = segment.text().substring(match.start(), match.end());
        for (Lexicon.Label label : match.labels()) {
            double score = label.field().endsWith(".title") ? title(page, segment, match, usual) : WORD;
            // Titles compete, words add up.
            String key = label.field().endsWith(".title") ? label.field() : label.field() + "/" + fold(words);
            best.merge(key, score, Math::max);
        }
    }

    private static double title(Page page, Segment segment, Lexicon.Match match, double usual) {
        int length = segment.text().length();
        boolean alone = match.end() - match.start() >= 0.4 * length || (match.start() == 0 && length < 60);
        double top = segment.box().top() / page.height();
        double size = Math.clamp(segment.size() / usual, 0.8, 2.2);
        double place = page.number() > 1 ? 0.4 : top < 0.45 ? 1 : 0.5;
        return TITLE * size * place * (alone ? 1 : MENTIONED) * (segment.bold() ? 1.15 : 1);
    }

    private static double usualSize(Page page) {
        double[] sizes = page.lines().stream()
                .flatMap(line -> line.segments().stream())
                .mapToDouble(Segment::size)
                .sorted()
                .toArray();
        return sizes.length == 0 ? 1 : Math.max(1, sizes[sizes.length / 2]);
    }

    private static String fold(String words) {
        return Words.fold(words);
    }

    private static Optional<DetectionType> type(String key) {
        return DetectionType.ofWireName(key.substring(0, key.indexOf('.')));
    }
}
