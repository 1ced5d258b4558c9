package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Nearby;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Bic;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.Iban;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where and how to pay. A number after the label IBAN is given even if its check digits are wrong: a check says so. */
final class PaymentReader {

    private static final Pattern LOOKS_LIKE_IBAN =
            Pattern.compile("^[A-Z]{2}\\s?\\d{2}(?:[ -]?[A-Z\\d]){8,30}(?![\\p{L}\\d])");

    private final Document document;
    private final Labels labels;
    private final Nearby nearby;

    PaymentReader(Document document, Labels labels) {
        this.document = document;
        this.labels = labels;
        this.nearby = new Nearby(labels);
    }

    @Nullable
    Seen<String> iban() {
        Best<String> best = new Best<>();
        for (Segment segment : document.segments().toList()) {
            for (Found<String> found : Iban.in(segment.text())) {
                best.offer(found.value(), Span.of(segment, found.start(), found.end()), 0.85);
            }
        }
        for (Label label : labels.of("iban")) {
            for (Printed printed : nearby.of(label)) {
                Matcher matcher = LOOKS_LIKE_IBAN.matcher(printed.span().text());
                if (matcher.find()) {
                    String compact = matcher.group().replaceAll("[ -]", "");
                    double score = printed.placement().weight()
                            - (Iban.isValid(compact) ? 0 : 0.3)
                            - (label.opens() ? 0 : 0.1);
                    best.offer(compact, printed.span().withText(matcher.group()), score);
                }
            }
        }
        return best.seen();
    }

    @Nullable
    Seen<String> bic() {
        Best<String> best = new Best<>();
        for (Label label : labels.of("bic")) {
            for (Printed printed : nearby.of(label)) {
                List<Found<String>> found = Bic.in(printed.span().text());
                if (!found.isEmpty() && found.getFirst().start() == 0) {
                    best.offer(
                            found.getFirst().value(),
                            printed.span().withText(found.getFirst().value()),
                            printed.placement().weight());
                }
            }
        }
        return best.seen();
    }

    @Nullable
    Seen<String> reference() {
        return text("reference");
    }

    @Nullable
    Seen<String> terms() {
        return text("terms");
    }

    private @Nullable Seen<String> text(String field) {
        Best<String> best = new Best<>();
        for (Label label : labels.of(field)) {
            if (!label.opens() || !(label.announces() || label.closes())) {
                continue;
            }
            for (Printed printed : nearby.of(label)) {
                best.offer(
                        printed.span().text(),
                        printed.span(),
                        printed.placement().weight() - 0.1);
            }
        }
        return best.seen();
    }
}
