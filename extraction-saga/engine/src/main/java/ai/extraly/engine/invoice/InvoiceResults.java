package ai.extraly.engine.invoice;

import ai.extraly.engine.fields.EvidenceBook;
import ai.extraly.engine.invoice.items.Item;
import ai.extraly.engine.invoice.party.Parties.Side;
import ai.extraly.engine.invoice.totals.TaxRow;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Invoice;
import ai.extraly.engine.results.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts findings into the documented shape, with the evidence of each field under its path. */
final class InvoiceResults {

    private final Findings findings;
    private final EvidenceBook book = new EvidenceBook();

    InvoiceResults(Findings findings) {
        this.findings = findings;
    }

    Reading reading() {
        Invoice invoice = new Invoice(
                book.note("invoice_number", findings.number()),
                book.note("invoice_date", findings.issued()),
                book.note("due_date", findings.due()),
                book.note("purchase_order", findings.purchaseOrder()),
                party("seller", findings.parties().seller()),
                party("buyer", findings.parties().buyer()),
                book.note("currency", findings.currency()),
                items(),
                book.note("subtotal", findings.totals().subtotal()),
                taxes(),
                book.note("tax_total", findings.totals().taxTotal()),
                book.note("total", findings.totals().total()),
                book.note("amount_due", findings.totals().amountDue()),
                payment());
        List<Check> checks = new InvoiceChecks(InvoiceChecks.Facts.of(findings), book::doubt).list();
        return new Reading(invoice, book.byPath(), checks);
    }

    private Invoice.@Nullable Party party(String path, Side side) {
        return side.empty()
                ? null
                : new Invoice.Party(
                        book.note(path + ".name", side.name()),
                        book.note(path + ".address", side.address()),
                        book.note(path + ".vat_number", side.vatNumber()),
                        book.note(path + ".registration_number", side.registrationNumber()));
    }

    private List<Invoice.LineItem> items() {
        List<Invoice.LineItem> lines = new ArrayList<>();
        for (Item item : findings.items()) {
            String path = "line_items[" + lines.size() + "].";
            lines.add(new Invoice.LineItem(
                    book.note(path + "description", item.description()),
                    book.note(path + "quantity", item.quantity()),
                    book.note(path + "unit", item.unit()),
                    book.note(path + "unit_price", item.unitPrice()),
                    book.note(path + "discount", item.discount()),
                    book.note(path + "tax_rate", item.taxRate()),
                    book.note(path + "amount", item.amount())));
        }
        return lines;
    }

    private @Nullable List<Invoice.Tax> taxes() {
        List<Invoice.Tax> taxes = new ArrayList<>();
        for (TaxRow row : findings.totals().taxes()) {
            String path = "taxes[" + taxes.size() + "].";
            taxes.add(new Invoice.Tax(
                    book.note(path + "rate", row.rate()),
                    book.note(path + "base", row.base()),
                    book.note(path + "amount", row.amount())));
        }
        return taxes.isEmpty() ? null : taxes;
    }

    private Invoice.@Nullable PaymentTerms payment() {
        boolean none = Stream.of(findings.iban(), findings.bic(), findings.reference(), findings.terms())
                .allMatch(Objects::isNull);
        return none
                ? null
                : new Invoice.PaymentTerms(
                        book.note("payment.iban", findings.iban()),
                        book.note("payment.bic", findings.bic()),
                        book.note("payment.reference", findings.reference()),
                        book.note("payment.terms", findings.terms()));
    }
}
