package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Conventions;
import ai.extraly.engine.fields.EvidenceBook;
import ai.extraly.engine.fields.Labels;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.invoice.CurrencyReader;
import ai.extraly.engine.lexicon.Lexicon;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.Segment;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Reading;
import ai.extraly.engine.results.Receipt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a till receipt. */
public final class ReceiptReader {

    private static final Lexicon LEXICON = Lexicon.of("receipt");
    private static final Pattern LAST4 = Pattern.compile("(?:[*xX•.]{2,}\\s?){1,}(\\d{4})(?!\\d)");

    /** Empty when the document has neither a total nor anything bought. */
    public Optional<Reading> read(Document document) {
        Conventions conventions = Conventions.of(document);
        Labels labels = new Labels(document, LEXICON);
        List<Entry> entries = new Entries(labels, conventions.amounts()).of(document);
        List<Bought.Thing> things = new Bought(conventions.amounts()).of(entries);
        BigDecimal bought =
                things.stream().map(thing -> thing.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        Sums sums = Sums.of(entries, bought);
        if (sums.total() == null && things.isEmpty()) {
            return Optional.empty();
        }
        EvidenceBook book = new EvidenceBook();
        Head head = new Head(document, labels, conventions.dates());
        Receipt receipt = new Receipt(
                merchant(head, book),
                book.note("receipt_number", head.number()),
                book.note("date", head.date()),
                book.note("time", head.time()),
                book.note("currency", new CurrencyReader(document, labels, conventions.amounts()).read()),
                items(things, book),
                book.note("subtotal", sums.subtotal()),
                book.note("discount", sums.discount()),
                book.note("tax_total", sums.tax()),
                book.note("rounding", sums.rounding()),
                book.note("total", sums.total()),
                payment(document, sums, book));
        return Optional.of(new Reading(receipt, book.byPath(), checks(sums, bought, things.isEmpty(), book)));
    }

    private static Receipt.@Nullable Merchant merchant(Head head, EvidenceBook book) {
        List<Span> lines = head.merchant();
        Seen<String> name = lines.isEmpty() ? null : new Seen<>(lines.getFirst().text(), lines.getFirst(), 0.7);
        List<Span> rest = lines.size() < 2 ? List.of() : lines.subList(1, lines.size());
        Seen<String> address = rest.isEmpty()
                ? null
                : new Seen<>(
                        String.join(
                                ", ",
                                rest.stream()
                                        .map(span -> span.text().replaceAll("[,;\\s]+$", ""))
                                        .toList()),
                        Span.join(rest, "\n"),
                        0.65);
        return new Receipt.Merchant(
                book.note("merchant.name", name),
                book.note("merchant.address", address),
                book.note("merchant.phone", head.phone()),
                book.note("merchant.tax_number", head.taxNumber()));
    }

    private static List<Receipt.Item> items(List<Bought.Thing> things, EvidenceBook book) {
        List<Receipt.Item> items = new ArrayList<>();
        for (Bought.Thing thing : things) {
            String path = "items[" + items.size() + "].";
            items.add(new Receipt.Item(
                    book.note(path + "description", thing.description()),
                    book.note(path + "quantity", thing.quantity()),
                    book.note(path + "unit_price", thing.unitPrice()),
                    book.note(path + "amount", thing.amount())));
        }
        return items;
    }

    private static Receipt.@Nullable Payment payment(Document document, Sums sums, EvidenceBook book) {
        Seen<String> last4 = last4(document);
        if (sums.paid() == null && sums.change() == null && last4 == null) {
            return null;
        }
        return new Receipt.Payment(
                book.note("payment.method", sums.method()),
                book.note("payment.card_last4", last4),
                book.note("payment.paid", sums.paid()),
                book.note("payment.change", sums.change()));
    }

    private static @Nullable Seen<String> last4(Document document) {
        for (Segment segment : document.segments().toList()) {
            Matcher matcher = LAST4.matcher(segment.text());
            if (matcher.find()) {
                return new Seen<>(matcher.group(1), Span.of(segment, matcher.start(1), matcher.end(1)), 0.85);
            }
        }
        return null;
    }

    private static List<Check> checks(Sums sums, BigDecimal bought, boolean nothing, EvidenceBook book) {
        List<Check> checks = new ArrayList<>();
        Seen<BigDecimal> total = sums.total();
        Seen<BigDecimal> paid = sums.paid();
        Seen<BigDecimal> change = sums.change();
        Seen<BigDecimal> whole = sums.subtotal() == null ? total : sums.subtotal();
        if (!nothing && whole != null) {
            Seen<BigDecimal> discount = sums.discount();
            BigDecimal less =
                    discount == null ? bought : bought.subtract(discount.value().abs());
            boolean after = less.compareTo(whole.value()) == 0;
            checks.add(Check.sameAmount("items_sum", whole.value(), after ? less : bought));
        }
        if (total != null && paid != null && change != null) {
            checks.add(Check.sameAmount("payment", total.value(), paid.value().subtract(change.value())));
        }
        if (checks.stream().anyMatch(check -> !check.passed())) {
            book.doubt("total");
        }
        return checks;
    }
}
