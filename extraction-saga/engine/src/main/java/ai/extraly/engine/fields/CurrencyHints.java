package ai.extraly.engine.fields;

import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Guesses a currency that a document never names: from words that only papers of one currency print. */
public final class CurrencyHints {

    private static final Lexicon HINTS = Lexicon.ofFile("currency-hints.properties");

    /** Only India groups by two digits before the last three. */
    private static final Pattern LAKHS = Pattern.compile("(?<![\\d,.])\\d{1,2}(?:,\\d{2})+,\\d{3}\\.\\d{2}(?!\\d)");

    private static final int LAKH = 3;

    /** "Seattle, WA 98104" */
    private static final Pattern AMERICAN_TOWN = Pattern.compile("\\p{L}{2},? [A-Z]{2},? \\d{5}(?:-\\d{4})?$");

    private CurrencyHints() {}

    /**
     * The currency that most of the hints speak for.
     *
     * @param dollars whether amounts bear the dollar's sign, so that it can only be some dollar
     */
    public static Optional<String> in(Document document, boolean dollars) {
        Map<String, Integer> hints = new HashMap<>();
        document.segments()
                .forEach(segment -> HINTS.in(segment.text()).stream()
                        .filter(match -> !isCut(segment.text(), match))
                        .forEach(
                                match -> match.labels().forEach(label -> hints.merge(label.field(), 1, Integer::sum))));
        if (document.segments()
                .anyMatch(segment -> LAKHS.matcher(segment.text()).find())) {
            hints.merge("INR", LAKH, Integer::sum);
        }
        if (document.segments()
                .anyMatch(segment -> AMERICAN_TOWN.matcher(segment.text()).find())) {
            hints.merge("USD", 1, Integer::sum);
        }
        hints.keySet().removeIf(code -> dollars && !code.endsWith("D"));
        return hints.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** Two letters and a full stop hint at nothing: "No." is not Norge. */
    private static boolean isCut(String text, Lexicon.Match match) {
        return match.end() - match.start() <= 2 && text.startsWith(".", match.end());
    }
}
