package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Conventions;
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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a till receipt. */
public final class ReceiptReader {

    private static final Lexicon LEXICON = Lexicon.of("receipt");
    private static final Pattern LAST4 = Pattern.compile("(?:[*xX•.]{2,}\\s?){1,}(\\d{4})(?!\\d)");

    /** Empty when the document has neither a total nor anything bought. */
    public Optional<Reading> read(Document document) {
        Conventions conventions = TillStyle.of(document);
        Labels labels = labels(document);
        MoneyReader money = new MoneyReader(document, conventions.amounts());
        List<Row> rows = new Rows(labels, money).of(document);
        List<HeadLine> head = new HeadLines(labels, conventions.dates(), money).of(document);
        List<Bought.Thing> things = Bought.in(under(head, rows));
        BigDecimal bought = things.stream()
                .map(thing -> thing.amount().value())
                .reduce(BigDecimal::add)
                .orElse(null);
        Sums sums = Sums.of(new Till(rows, bought));
        if (sums.total() == null && things.isEmpty()) {
            return Optional.empty();
        }
        Proof book = new Proof(conventions);
        Numbers numbers = new Numbers(labels, conventions.dates());
        When when = new When(document, labels, conventions.dates());
        Receipt receipt = new Receipt(
                merchant(new MerchantReader(head).read(), numbers, book),
                book.note("receipt_number", numbers.receiptNumber()),
                book.date("date", when.date()),
                book.note("time", when.time()),
                book.note("currency", new CurrencyReader(document, labels, conventions.amounts()).read()),
                items(things, book),
                book.amount("subtotal", sums.subtotal()),
                book.amount("discount", sums.discount()),
                book.amount("tax_total", sums.tax()),
                book.amount("rounding", sums.rounding()),
                book.amount("total", sums.total()),
                payment(document, sums, book));
        return Optional.of(new Reading(receipt, book.byPath(), checks(sums, bought, book)));
    }

    /** In the languages that are seen on the receipt; on pictures their words may be misread. */
    static Labels labels(Document document) {
        Set<String> languages = LEXICON.languages(document.segments().map(Segment::text));
        return new Labels(document, document.anyScanned() ? LEXICON.forgiving(languages) : LEXICON.of(languages));
    }

    private static Receipt.@Nullable Merchant merchant(MerchantReader.Merchant merchant, Numbers numbers, Proof book) {
        return new Receipt.Merchant(
                book.note("merchant.name", merchant.name()),
                book.note("merchant.address", merchant.address()),
                book.note("merchant.phone", numbers.phone()),
                book.note("merchant.tax_number", numbers.taxNumber()));
    }

    /** The lines under the last one of the head that is neither a name nor something bought. */
    private static List<Row> under(List<HeadLine> head, List<Row> rows) {
        double last = head.stream()
                .filter(line -> !line.is(HeadLine.Kind.TEXT) || line.isAddress())
                .mapToDouble(line -> line.line().baseline())
                .max()
                .orElse(-Double.MAX_VALUE);
        return rows.stream()
                .dropWhile(row -> row.line().page() == 1 && row.line().baseline() <= last)
                .toList();
    }

    private static List<Receipt.Item> items(List<Bought.Thing> things, Proof book) {
        List<Receipt.Item> items = new ArrayList<>();
        for (Bought.Thing thing : things) {
            String path = "items[" + items.size() + "].";
            items.add(new Receipt.Item(
                    book.note(path + "description", thing.description()),
                    book.amount(path + "quantity", thing.quantity()),
                    book.amount(path + "unit_price", thing.unitPrice()),
                    book.amount(path + "amount", thing.amount())));
        }
        return items;
    }

    private static Receipt.@Nullable Payment payment(Document document, Sums sums, Proof book) {
        Seen<String> last4 = last4(document);
        if (sums.paid() == null && sums.change() == null && last4 == null) {
            return null;
        }
        return new Receipt.Payment(
                book.note("payment.method", sums.method()),
                book.note("payment.card_last4", last4),
                book.amount("payment.paid", sums.paid()),
                book.amount("payment.change", sums.change()));
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

    private static List<Check> checks(Sums sums, @Nullable BigDecimal bought, Proof book) {
        List<Check> checks = new ArrayList<>();
        Seen<BigDecimal> total = sums.total();
        Seen<BigDecimal> paid = sums.paid();
        Seen<BigDecimal> change = sums.change();
        Seen<BigDecimal> whole = sums.subtotal() == null ? total : sums.subtotal();
        if (bought != null && whole != null) {
            Seen<BigDecimal> discount = sums.discount();
            BigDecimal less =
                    discount == null ? bought : bought.subtract(discount.value().abs());
            boolean after = less.compareTo(whole.value()) == 0;
            checks.add(Check.sameAmount("items_sum", whole.value(), after ? less : bought));
        }
        if (total != null && paid != null && change != null) {
            checks.add(Check.sameAmount("payment", total.value(), paid.value().subtract(change.value())));
        }
        // Lines of things are misread more often than the few lines of payment.
        if (!checks.isEmpty() && checks.stream().noneMatch(Check::passed)) {
            book.doubt("total");
        }
        return checks;
    }
}
