package ai.extraly.engine.einvoice;

import ai.extraly.engine.results.Invoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads OASIS UBL 2.1, invoices and credit notes, as XRechnung and Peppol write them. */
final class UblReader {

    private static final String SCHEMAS = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String SUMS = "LegalMonetaryTotal/";

    /** The account's number may be any; one of this form is meant as an IBAN. */
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z\\d ]{10,42}");

    private final Xml root;
    private final Quotes quotes = new Quotes();
    private BigDecimal sum = BigDecimal.ZERO;

    private UblReader(Xml root) {
        this.root = root;
    }

    static boolean reads(Xml root) {
        return root.namespace().startsWith(SCHEMAS)
                && (root.name().equals("Invoice") || root.name().equals("CreditNote"));
    }

    static EInvoice read(Xml root) {
        return new UblReader(root).read();
    }

    private EInvoice read() {
        Xml due = root.first("DueDate");
        Invoice invoice = new Invoice(
                quotes.text("invoice_number", root.first("ID")),
                quotes.date("invoice_date", root.first("IssueDate")),
                quotes.date("due_date", due == null ? root.first("PaymentMeans/PaymentDueDate") : due),
                quotes.text("purchase_order", root.first("OrderReference/ID")),
                party("seller", root.first("AccountingSupplierParty/Party")),
                party("buyer", root.first("AccountingCustomerParty/Party")),
                quotes.code("currency", root.first("DocumentCurrencyCode")),
                lines(),
                quotes.amount("subtotal", root.first(SUMS + "TaxExclusiveAmount")),
                taxes(),
                quotes.amount("tax_total", taxTotal()),
                quotes.amount("total", root.first(SUMS + "TaxInclusiveAmount")),
                quotes.amount("amount_due", root.first(SUMS + "PayableAmount")),
                payment());
        return new EInvoice(
                invoice,
                quotes.byPath(),
                sum,
                Quotes.amount(root.textOf(SUMS + "LineExtensionAmount")),
                root.name().equals("CreditNote")
                        || root.textOf("InvoiceTypeCode").equals("381"));
    }

    private Invoice.@Nullable Party party(String path, @Nullable Xml party) {
        if (party == null) {
            return null;
        }
        Xml legal = party.first("PartyLegalEntity/RegistrationName");
        Xml vat = party.all("PartyTaxScheme")
                .filter(scheme -> scheme.textOf("TaxScheme/ID").equals("VAT"))
                .map(scheme -> scheme.first("CompanyID"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String place = party.textOf("PostalAddress/PostalZone") + " " + party.textOf("PostalAddress/CityName");
        return new Invoice.Party(
                quotes.text(path + ".name", legal == null ? party.first("PartyName/Name") : legal),
                quotes.joined(
                        path + ".address",
                        List.of(
                                party.textOf("PostalAddress/StreetName"),
                                party.textOf("PostalAddress/AdditionalStreetName"),
                                party.textOf("PostalAddress/AddressLine/Line"),
                                place.strip(),
                                party.textOf("PostalAddress/Country/IdentificationCode"))),
                quotes.code(path + ".vat_number", vat),
                quotes.text(path + ".registration_number", party.first("PartyLegalEntity/CompanyID")));
    }

    private List<Invoice.LineItem> lines() {
        List<Invoice.LineItem> lines = new ArrayList<>();
        for (Xml line : root.all("InvoiceLine|CreditNoteLine").toList()) {
            String path = "line_items[" + lines.size() + "].";
            BigDecimal amount = quotes.amount(path + "amount", line.first("LineExtensionAmount"));
            sum = amount == null ? sum : sum.add(amount);
            Xml quantity = line.first("InvoicedQuantity|CreditedQuantity");
            lines.add(new Invoice.LineItem(
                    quotes.text(path + "description", line.first("Item/Name")),
                    quotes.amount(path + "quantity", quantity),
                    quotes.unit(path + "unit", quantity),
                    quotes.amount(path + "unit_price", line.first("Price/PriceAmount")),
                    quotes.amount(path + "discount", discount(line)),
                    quotes.amount(path + "tax_rate", line.first("Item/ClassifiedTaxCategory/Percent")),
                    amount));
        }
        return lines;
    }

    /** The only one; of several no single one is the line's discount. */
    private static @Nullable Xml discount(Xml line) {
        List<Xml> allowances = line.all("AllowanceCharge")
                .filter(one -> one.textOf("ChargeIndicator").equals("false"))
                .toList();
        return allowances.size() == 1 ? allowances.getFirst().first("Amount") : null;
    }

    private @Nullable List<Invoice.Tax> taxes() {
        List<Invoice.Tax> taxes = new ArrayList<>();
        for (Xml tax : root.all("TaxTotal/TaxSubtotal").toList()) {
            String path = "taxes[" + taxes.size() + "].";
            taxes.add(new Invoice.Tax(
                    quotes.amount(path + "rate", tax.first("TaxCategory/Percent")),
                    quotes.amount(path + "base", tax.first("TaxableAmount")),
                    quotes.amount(path + "amount", tax.first("TaxAmount"))));
        }
        return taxes.isEmpty() ? null : taxes;
    }

    /** The tax may be given a second time in the currency of the tax office. */
    private @Nullable Xml taxTotal() {
        String currency = root.textOf("DocumentCurrencyCode");
        return root.all("TaxTotal/TaxAmount")
                .filter(total -> total.has("currencyID", currency))
                .findFirst()
                .orElse(root.first("TaxTotal/TaxAmount"));
    }

    private Invoice.@Nullable PaymentTerms payment() {
        Xml iban = root.all("PaymentMeans/PayeeFinancialAccount/ID")
                .filter(id -> IBAN.matcher(id.text()).matches())
                .findFirst()
                .orElse(null);
        Invoice.PaymentTerms payment = new Invoice.PaymentTerms(
                quotes.code("payment.iban", iban),
                quotes.code(
                        "payment.bic", root.first("PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID")),
                quotes.text("payment.reference", root.first("PaymentMeans/PaymentID")),
                quotes.text("payment.terms", root.first("PaymentTerms/Note")));
        return payment.equals(new Invoice.PaymentTerms(null, null, null, null)) ? null : payment;
    }
}
