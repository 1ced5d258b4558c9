package ai.extraly.engine.einvoice;

import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Invoice;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an XML invoice says. Amounts have the signs that stand there: those of a credit note are positive, and that it is one is told
 * by its type.
 *
 * @param quotes     the words of the XML, by path of the field
 * @param linesSum   of the lines that are no part of another line
 * @param linesTotal what the XML says that they add up to, before discounts and charges on the whole
 * @param credit     the seller owes the amounts
 */
record EInvoice(
        Invoice invoice,
        Map<String, String> quotes,
        BigDecimal linesSum,
        @Nullable BigDecimal linesTotal,
        boolean credit) {

    /** Too little to call it an invoice. */
    boolean nothing() {
        return invoice.invoiceNumber() == null || invoice.total() == null;
    }

    Optional<Check> linesCheck() {
        return invoice.lineItems().isEmpty() || linesTotal == null
                ? Optional.empty()
                : Optional.of(Check.sameAmount("lines_sum", linesTotal, linesSum));
    }
}
