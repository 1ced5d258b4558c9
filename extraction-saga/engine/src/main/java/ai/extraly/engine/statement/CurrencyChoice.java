package ai.extraly.engine.statement;

import ai.extraly.engine.fields.CurrencyHints;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.Currencies;
import ai.extraly.engine.value.Found;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The currency of an account: labelled, else the one that is printed most, else that of the account's country. */
final class CurrencyChoice {

    /** A code in a text that is not an amount: in a head, a title, a box. */
    private static final int CODE = 2;

    /** The sign of many dollars; alone it says little. */
    private static final String BARE_DOLLAR = "USD";

    /** The currency of the IBAN's country weighs as much as a few codes in passing; a column of codes outweighs it. */
    private static final int COUNTRY = 5;

    /** A code at the end of a sentence. */
    private static final int CODE_AND_STOP = 4;

    private static final Pattern WORD = Pattern.compile("[^\\s,;()/:]+");

    private final Document document;
    private final Amounts amounts;
    private final Predicate<Line> row;

    CurrencyChoice(Document document, Amounts amounts, Predicate<Line> row) {
        this.document = document;
        this.amounts = amounts;
        this.row = row;
    }

    Optional<Valued<String>> of(List<Labelled> labelled, @Nullable String iban) {
        for (Labelled value : labelled) {
            if (value.field().equals("currency")) {
                for (String word : words(value.text())) {
                    Optional<String> code = Currencies.ALL.code(word);
                    if (code.isPresent()) {
                        return Optional.of(Valued.of(code.get(), value, 0.97));
                    }
                }
            }
        }
        Map<String, Integer> votes = votes();
        ofCountry(iban).ifPresent(code -> votes.merge(code.value(), COUNTRY, Integer::sum));
        Optional<Map.Entry<String, Integer>> most =
                votes.entrySet().stream().reduce((first, other) -> other.getValue() > first.getValue() ? other : first);
        if (most.isPresent() && !most.get().getKey().equals(BARE_DOLLAR)) {
            return Optional.of(Valued.computed(most.get().getKey(), 0.85));
        }
        Optional<String> hinted = CurrencyHints.in(document, most.isPresent());
        return hinted.map(code -> Valued.computed(code, 0.6))
                .or(() -> most.map(vote -> Valued.computed(vote.getKey(), 0.7)));
    }

    private Map<String, Integer> votes() {
        // Of two named alike, the one named first.
        Map<String, Integer> votes = new LinkedHashMap<>();
        document.lines().forEach(line -> {
            boolean inRow = row.test(line);
            for (Segment segment : line.segments()) {
                for (Found<Amount> found : amounts.in(segment.text())) {
                    // Amounts inside a row's words are of foreign purchases.
                    if (found.value().currency() != null && (!inRow || found.isWhole(segment.text()))) {
                        votes.merge(found.value().currency(), found.isWhole(segment.text()) ? 3 : 1, Integer::sum);
                    }
                }
                if (!inRow) {
                    codes(segment, votes);
                }
            }
        });
        return votes;
    }

    private static void codes(Segment segment, Map<String, Integer> votes) {
        String text = segment.text();
        for (String word : words(text)) {
            boolean symbol = word.length() <= 2 && !word.isEmpty() && !Character.isLetterOrDigit(word.charAt(0));
            if (Currencies.ALL.isPlainCode(word) || symbol) {
                Currencies.ALL.code(word).ifPresent(code -> votes.merge(code, CODE, Integer::sum));
            }
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.length() == CODE_AND_STOP && word.endsWith(".") ? word.substring(0, 3) : word)
                .toList();
    }

    private static Optional<Valued<String>> ofCountry(@Nullable String iban) {
        if (iban == null) {
            return Optional.empty();
        }
        Currency currency = Currency.getInstance(Locale.of("", iban.substring(0, 2)));
        return currency == null ? Optional.empty() : Optional.of(Valued.computed(currency.getCurrencyCode(), 0.8));
    }
}
