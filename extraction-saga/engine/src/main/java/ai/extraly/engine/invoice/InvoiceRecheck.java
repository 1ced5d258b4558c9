package ai.extraly.engine.invoice;

import ai.extraly.engine.invoice.totals.Money;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Invoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must hold in an invoice that a person corrected. Charges and discounts between subtotal and total are not among the results;
 * where the sums held before, what they lacked then are these.
 */
public final class InvoiceRecheck {
    private final Invoice before;
    private final Invoice after;
    private final JsonNode evidence;
    private final BigDecimal adjustment;

    /** @param held whether subtotal and tax made the total before */
    public InvoiceRecheck(Invoice before, Invoice after, JsonNode evidence, boolean held) {
        this.before = before;
        this.after = after;
        this.evidence = evidence;
        this.adjustment = held ? adjustment(before) : BigDecimal.ZERO;
    }

    public List<Check> checks() {
        return new InvoiceChecks(facts(), path -> {}).list();
    }

    private InvoiceChecks.Facts facts() {
        return new InvoiceChecks.Facts(
                after.lineItems().stream()
                        .map(Invoice.LineItem::amount)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                isPrinted("subtotal", before.subtotal(), after.subtotal()) ? after.subtotal() : null,
                after.total(),
                isPrinted("total", before.total(), after.total()),
                after.taxTotal(),
                adjustment,
                after.payment() == null ? null : after.payment().iban(),
                vatNumber(after.seller()),
                vatNumber(after.buyer()),
                after.invoiceDate(),
                after.dueDate());
    }

    private static @Nullable String vatNumber(Invoice.@Nullable Party party) {
        return party == null ? null : party.vatNumber();
    }

    /** What a person wrote counts as printed. */
    private boolean isPrinted(String path, @Nullable BigDecimal was, @Nullable BigDecimal is) {
        return is != null
                && (was == null
                        || is.compareTo(was) != 0
                        || !evidence.path(path).path("source").asString().equals("computed"));
    }

    /** A tolerance is no charge. */
    private static BigDecimal adjustment(Invoice invoice) {
        if (invoice.total() == null || invoice.subtotal() == null || invoice.taxTotal() == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal added = invoice.total().subtract(invoice.subtotal()).subtract(invoice.taxTotal());
        boolean taxWithin = Money.same(invoice.total(), invoice.subtotal());
        return taxWithin || Money.same(added, BigDecimal.ZERO) ? BigDecimal.ZERO : added;
    }
}
