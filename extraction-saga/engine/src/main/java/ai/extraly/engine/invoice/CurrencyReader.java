package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.CurrencyHints;
import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Nearby;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.page.Word;
import ai.extraly.engine.value.Amount;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.Currencies;
import ai.extraly.engine.value.Found;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The currency that most of an invoice's amounts are in: a vote of labels, amounts with a mark, and codes that stand alone. */
public final class CurrencyReader {

    private static final Pattern NOT_A_MARK = Pattern.compile("[^\\p{L}\\p{Sc}]+");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}]+");

    private static final double LABELLED = 10;
    private static final double BESIDE_AN_AMOUNT = 2;
    private static final double ALONE = 1;

    private final Map<String, Double> votes = new HashMap<>();
    private final Map<String, Span> first = new HashMap<>();

    private final Document document;

    public CurrencyReader(Document document, Labels labels, Amounts amounts) {
        this.document = document;
        Nearby nearby = new Nearby(labels);
        for (Label label : labels.of("currency")) {
            for (Printed printed : nearby.of(label)) {
                NOT_A_MARK
                        .splitAsStream(printed.span().text())
                        .forEach(word -> vote(code(word), LABELLED, printed.span()));
            }
        }
        for (Segment segment : document.segments().toList()) {
            for (Found<Amount> found : amounts.in(segment.text())) {
                vote(
                        Optional.ofNullable(found.value().currency()).filter(code -> printed(code, segment, found)),
                        BESIDE_AN_AMOUNT,
                        Span.of(segment, found.start(), found.end()));
            }
            for (Word word : segment.words()) {
                String bare = NOT_A_MARK.matcher(word.text()).replaceAll("");
                boolean symbol = bare.length() == 1 && Character.getType(bare.charAt(0)) == Character.CURRENCY_SYMBOL;
                if (symbol || Currencies.ALL.isPlainCode(bare)) {
                    vote(code(bare), ALONE, Span.of(segment));
                }
            }
        }
    }

    /** Codes stand in capitals: the hours of "13 Std" are no dobras. */
    private static boolean printed(String code, Segment segment, Found<Amount> found) {
        String text = segment.text().substring(found.start(), found.end());
        return text.contains(code) || !text.toUpperCase(Locale.ROOT).contains(code);
    }

    /** Who prints the code means the United States' dollar; who prints only the sign may mean any. */
    private static boolean spelledOut(Segment segment) {
        return segment.words().stream()
                .anyMatch(
                        word -> NOT_A_LETTER.matcher(word.text()).replaceAll("").equals("USD"));
    }

    private static Optional<String> code(String mark) {
        return mark.isEmpty() ? Optional.empty() : Currencies.ALL.code(mark);
    }

    private void vote(Optional<String> code, double weight, Span span) {
        code.ifPresent(found -> {
            votes.merge(found, weight, Double::sum);
            first.putIfAbsent(found, span);
        });
    }

    public @Nullable Seen<String> read() {
        String best = null;
        double most = 0;
        double all = 0;
        for (Map.Entry<String, Double> vote : votes.entrySet()) {
            all += vote.getValue();
            if (vote.getValue() > most) {
                most = vote.getValue();
                best = vote.getKey();
            }
        }
        // A dollar sign alone means the United States' unless a code of another dollar stands beside it.
        if ("USD".equals(best)) {
            for (String dollar : new String[] {"AUD", "CAD", "NZD", "SGD", "HKD"}) {
                best = votes.containsKey(dollar) ? dollar : best;
            }
        }
        boolean signOnly = "USD".equals(best) && document.segments().noneMatch(CurrencyReader::spelledOut);
        if (best == null || signOnly) {
            Optional<String> hinted = CurrencyHints.in(document, best != null);
            if (hinted.isPresent() && !hinted.get().equals(best)) {
                return Seen.computed(hinted.get(), 0.5);
            }
        }
        return best == null ? null : new Seen<>(best, first.get(best), Math.clamp(most / all, 0.3, 0.97));
    }
}
