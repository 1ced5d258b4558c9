package ai.extraly.engine.invoice.party;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Nearby;
import ai.extraly.engine.fields.Nearby.Printed;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.value.Found;
import ai.extraly.engine.value.VatNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tax and registration numbers of both parties: those in the buyer's block or under the buyer's label are the buyer's. */
final class TaxNumbers {

    /** A number as countries print them after a label, prefix or not: at least six digits in all. */
    private static final Pattern AFTER_LABEL = Pattern.compile(
            "^[\\p{Lu}]{0,3}[ -]?(?=(?:[^\\d]*\\d){6})[\\p{Lu}\\d](?:[ .\\-/]?[\\p{Lu}\\d])*(?![\\p{Ll}])");

    private static final Pattern REGISTERED =
            Pattern.compile("^(?:\\p{Lu}{1,4}\\s?)?(?:\\p{L}+ )?(?:B )?\\d[\\d ./-]*\\d(?: \\p{Lu}(?!\\p{L}))?");

    private final Document document;
    private final Labels labels;
    private final Nearby nearby;
    private final List<AddressBlock> buyerBlocks;
    private final List<AddressBlock> otherBlocks;
    private final List<Candidate> candidates = new ArrayList<>();

    private record Candidate(Seen<String> number, double score, boolean buyers, boolean nobodys) {}

    TaxNumbers(Document document, Labels labels, List<AddressBlock> buyerBlocks, List<AddressBlock> otherBlocks) {
        this.document = document;
        this.labels = labels;
        this.nearby = new Nearby(labels);
        this.buyerBlocks = buyerBlocks;
        this.otherBlocks = otherBlocks;
        labelled("buyer.vat_number", true);
        labelled("vat_number", false);
        unlabelled();
    }

    @Nullable
    Seen<String> seller() {
        Seen<String> own = buyer();
        return best(false, own == null ? "" : own.value());
    }

    @Nullable
    Seen<String> buyer() {
        return best(true, "");
    }

    @Nullable
    Seen<String> registration() {
        for (Label label : labels.of("registration_number")) {
            for (Printed printed : nearby.of(label)) {
                Matcher matcher = REGISTERED.matcher(printed.span().text());
                if (matcher.find() && !in(buyerBlocks, label.span()) && !in(otherBlocks, label.span())) {
                    return new Seen<>(
                            matcher.group().strip(),
                            printed.span().withText(matcher.group().strip()),
                            0.75);
                }
            }
        }
        return null;
    }

    private @Nullable Seen<String> best(boolean buyers, String not) {
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if (candidate.buyers() == buyers
                    && !candidate.nobodys()
                    && !candidate.number().value().equals(not)
                    && (best == null || candidate.score() > best.score())) {
                best = candidate;
            }
        }
        return best == null ? null : best.number();
    }

    private void labelled(String field, boolean buyers) {
        for (Label label : labels.of(field)) {
            for (Printed printed : nearby.of(label)) {
                String text = printed.span().text();
                List<Found<String>> formed = VatNumber.in(text);
                Matcher matcher = AFTER_LABEL.matcher(text);
                if (!formed.isEmpty() && formed.getFirst().start() <= 2) {
                    add(formed.getFirst().value(), printed.span(), 1, buyers, printed);
                } else if (matcher.find() && matcher.group().length() >= 7) {
                    add(matcher.group().strip(), printed.span().withText(matcher.group()), 0.8, buyers, printed);
                }
            }
        }
    }

    private void unlabelled() {
        for (Segment segment : document.segments().toList()) {
            for (Found<String> found : VatNumber.in(segment.text())) {
                Span span = Span.of(segment, found.start(), found.end());
                Candidate candidate = new Candidate(
                        new Seen<>(found.value(), span, 0.5), 0.3, in(buyerBlocks, span), in(otherBlocks, span));
                if (candidates.stream()
                        .noneMatch(known -> known.number().value().equals(found.value()))) {
                    candidates.add(candidate);
                }
            }
        }
    }

    private void add(String number, Span span, double form, boolean buyers, Printed printed) {
        double score = form * printed.placement().weight() - 0.05 * (span.page() - 1);
        candidates.add(new Candidate(
                new Seen<>(number, span, Math.clamp(score, 0.2, 0.95)),
                score,
                buyers || in(buyerBlocks, span),
                in(otherBlocks, span)));
    }

    private static boolean in(List<AddressBlock> blocks, Span span) {
        return blocks.stream().anyMatch(block -> block.contains(span));
    }
}
