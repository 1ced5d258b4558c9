package ai.extraly.engine.einvoice;

import ai.extraly.engine.fields.EvidenceBook;
import ai.extraly.engine.invoice.InvoiceRecheck;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Invoice;
import ai.extraly.engine.results.Invoice.LineItem;
import ai.extraly.engine.results.Invoice.Party;
import ai.extraly.engine.results.Invoice.PaymentTerms;
import ai.extraly.engine.results.Invoice.Tax;
import ai.extraly.engine.results.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.MissingNode;

/**
 * Lays the XML over the page. What the XML says is the value; where the page says the same, the evidence shows the place. What only the
 * page says, stays as it was read.
 */
final class BesidesPage {

    /** The issuer's own data; only a check that fails can make it doubtful. */
    private static final double CONFIDENCE = 0.99;

    private static final Invoice NOTHING =
            new Invoice(null, null, null, null, null, null, null, List.of(), null, null, null, null, null, null);
    private static final Party NOBODY = new Party(null, null, null, null);
    private static final PaymentTerms NO_TERMS = new PaymentTerms(null, null, null, null);
    private static final LineItem NO_LINE = new LineItem(null, null, null, null, null, null, null);
    private static final Tax NO_TAX = new Tax(null, null, null);

    private static final String LINES_SUM = "lines_sum";

    /** Where a failed check casts doubt. */
    private static final Map<String, String> DOUBTED = Map.of(
            LINES_SUM,
            "line_items",
            "total",
            "total",
            "iban_check_digits",
            "payment.iban",
            "seller_vat_number_form",
            "seller.vat_number",
            "buyer_vat_number_form",
            "buyer.vat_number",
            "due_date",
            "due_date");

    private final EInvoice stated;
    private final Document document;
    private final Invoice printed;
    private final Map<String, Evidence> seen;
    private final List<Check> printedChecks;
    private final Likeness likeness;
    private final EvidenceBook book = new EvidenceBook();

    BesidesPage(EInvoice stated, Document document, Optional<Reading> page) {
        this.stated = stated;
        this.document = document;
        this.printed = page.map(reading -> (Invoice) reading.results()).orElse(NOTHING);
        this.seen = page.map(Reading::evidence).orElse(Map.of());
        this.printedChecks = page.map(Reading::checks).orElse(List.of());
        this.likeness = new Likeness(stated.credit());
    }

    Reading reading() {
        Invoice xml = stated.invoice();
        Invoice invoice = new Invoice(
                field("invoice_number", xml.invoiceNumber(), printed.invoiceNumber()),
                field("invoice_date", xml.invoiceDate(), printed.invoiceDate()),
                field("due_date", xml.dueDate(), printed.dueDate()),
                field("purchase_order", xml.purchaseOrder(), printed.purchaseOrder()),
                party("seller", xml.seller(), printed.seller()),
                party("buyer", xml.buyer(), printed.buyer()),
                field("currency", xml.currency(), printed.currency()),
                lines(xml.lineItems(), printed.lineItems()),
                field("subtotal", xml.subtotal(), printed.subtotal()),
                taxes(xml.taxes(), printed.taxes()),
                field("tax_total", xml.taxTotal(), printed.taxTotal()),
                field("total", xml.total(), printed.total()),
                field("amount_due", xml.amountDue(), printed.amountDue()),
                payment(xml.payment(), printed.payment()));
        List<Check> checks = checks(invoice);
        return new Reading(invoice, book.byPath(), checks);
    }

    private <T> @Nullable T field(String path, @Nullable T said, @Nullable T read) {
        return field(path, said, path, read);
    }

    private <T> @Nullable T field(String path, @Nullable T said, String readPath, @Nullable T read) {
        Evidence place = seen.get(readPath);
        if (said == null) {
            if (read != null && place != null) {
                book.put(path, place);
            }
            return read;
        }
        Evidence shown = read != null && likeness.same(path, said, read) ? place : null;
        book.put(
                path,
                new Evidence(
                        shown == null ? null : shown.page(),
                        shown == null ? null : shown.box(),
                        stated.quotes().get(path),
                        CONFIDENCE,
                        Evidence.Source.EMBEDDED_XML,
                        null));
        return said;
    }

    private @Nullable Party party(String path, @Nullable Party said, @Nullable Party read) {
        Party xml = Objects.requireNonNullElse(said, NOBODY);
        Party page = Objects.requireNonNullElse(read, NOBODY);
        Party both = new Party(
                field(path + ".name", xml.name(), page.name()),
                field(path + ".address", xml.address(), page.address()),
                field(path + ".vat_number", xml.vatNumber(), page.vatNumber()),
                field(path + ".registration_number", xml.registrationNumber(), page.registrationNumber()));
        return both.equals(NOBODY) ? null : both;
    }

    private @Nullable PaymentTerms payment(@Nullable PaymentTerms said, @Nullable PaymentTerms read) {
        PaymentTerms xml = Objects.requireNonNullElse(said, NO_TERMS);
        PaymentTerms page = Objects.requireNonNullElse(read, NO_TERMS);
        PaymentTerms both = new PaymentTerms(
                field("payment.iban", xml.iban(), page.iban()),
                field("payment.bic", xml.bic(), page.bic()),
                field("payment.reference", xml.reference(), page.reference()),
                field("payment.terms", xml.terms(), page.terms()));
        return both.equals(NO_TERMS) ? null : both;
    }

    /** Lines are paired by their amounts, in order. An XML without lines leaves those of the page. */
    private List<LineItem> lines(List<LineItem> said, List<LineItem> read) {
        List<LineItem> rows = said.isEmpty() ? read : said;
        List<Integer> pairs = pairs(rows, read, (one, other) -> same(one.amount(), other.amount()));
        List<LineItem> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String path = "line_items[" + i + "].";
            String at = "line_items[" + pairs.get(i) + "].";
            LineItem xml = said.isEmpty() ? NO_LINE : said.get(i);
            LineItem page = pairs.get(i) < 0 ? NO_LINE : read.get(pairs.get(i));
            // The XML counts in codes; what the page calls the unit of the line reads better.
            String unit = page.unit() == null ? xml.unit() : null;
            lines.add(new LineItem(
                    field(path + "description", xml.description(), at + "description", page.description()),
                    field(path + "quantity", xml.quantity(), at + "quantity", page.quantity()),
                    field(path + "unit", unit, at + "unit", page.unit()),
                    field(path + "unit_price", xml.unitPrice(), at + "unit_price", page.unitPrice()),
                    field(path + "discount", xml.discount(), at + "discount", page.discount()),
                    field(path + "tax_rate", xml.taxRate(), at + "tax_rate", page.taxRate()),
                    field(path + "amount", xml.amount(), at + "amount", page.amount())));
        }
        return lines;
    }

    private @Nullable List<Tax> taxes(@Nullable List<Tax> said, @Nullable List<Tax> read) {
        List<Tax> page = Objects.requireNonNullElse(read, List.of());
        List<Tax> rows = said == null ? page : said;
        List<Integer> pairs = pairs(rows, page, (one, other) -> same(one.rate(), other.rate()));
        List<Tax> taxes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String path = "taxes[" + i + "].";
            String at = "taxes[" + pairs.get(i) + "].";
            Tax xml = said == null ? NO_TAX : said.get(i);
            Tax other = pairs.get(i) < 0 ? NO_TAX : page.get(pairs.get(i));
            taxes.add(new Tax(
                    field(path + "rate", xml.rate(), at + "rate", other.rate()),
                    field(path + "base", xml.base(), at + "base", other.base()),
                    field(path + "amount", xml.amount(), at + "amount", other.amount())));
        }
        return taxes.isEmpty() ? null : taxes;
    }

    private boolean same(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && likeness.same("", one, other);
    }

    /** For each row the index of the first on the page that is like it and not taken yet, or -1. */
    private static <T> List<Integer> pairs(List<T> rows, List<T> page, BiPredicate<T, T> alike) {
        boolean[] taken = new boolean[page.size()];
        List<Integer> pairs = new ArrayList<>();
        for (T row : rows) {
            int pair = -1;
            for (int i = 0; i < page.size() && pair < 0; i++) {
                pair = !taken[i] && alike.test(row, page.get(i)) ? i : -1;
            }
            if (pair >= 0) {
                taken[pair] = true;
            }
            pairs.add(pair);
        }
        return pairs;
    }

    private List<Check> checks(Invoice invoice) {
        List<Check> checks = new ArrayList<>();
        // An XML names what is added to its lines and taken from them, which the results do not hold: it has a sum of
        // its own.
        if (stated.invoice().lineItems().isEmpty()) {
            printedChecks.stream()
                    .filter(check -> check.name().equals(LINES_SUM))
                    .forEach(checks::add);
        } else {
            stated.linesCheck().ifPresent(checks::add);
        }
        new InvoiceRecheck(invoice, invoice, MissingNode.getInstance(), false)
                .checks().stream()
                        .filter(check -> !check.name().equals(LINES_SUM))
                        .forEach(checks::add);
        DOUBTED.forEach((name, path) -> {
            if (checks.stream().anyMatch(check -> check.name().equals(name) && !check.passed())) {
                book.doubt(path);
            }
        });
        Agreement agreement = new Agreement(stated.invoice(), printed, seen, document, likeness);
        agreement.check().ifPresent(checks::add);
        agreement.disputed().forEach(book::doubt);
        return checks;
    }
}
