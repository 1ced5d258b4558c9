package ai.extraly.engine.einvoice;

import ai.extraly.engine.results.Invoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads UN/CEFACT's Cross Industry Invoice: ZUGFeRD 1.0 and 2, Factur-X and XRechnung, in all profiles. The first names of a path are
 * those of today, the second those of ZUGFeRD 1.0.
 */
final class CiiReader {

    private static final String HEADER = "ExchangedDocument|HeaderExchangedDocument/";
    private static final String TRADE = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction/";
    private static final String AGREEMENT =
            TRADE + "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement/";
    private static final String SETTLEMENT =
            TRADE + "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement/";
    private static final String SUMS =
            SETTLEMENT + "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation/";
    private static final String MEANS = SETTLEMENT + "SpecifiedTradeSettlementPaymentMeans/";
    private static final String TERMS = SETTLEMENT + "SpecifiedTradePaymentTerms/";

    private static final String LINE_AGREEMENT = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement/";
    private static final String LINE_SETTLEMENT = "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement/";
    private static final String LINE_AMOUNT = LINE_SETTLEMENT
            + "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation/LineTotalAmount";
    private static final String PERCENT = "RateApplicablePercent|ApplicablePercent";

    /** Credit note, and the one that the buyer writes (UNTDID 1001). */
    private static final List<String> CREDIT = List.of("381", "261");

    private final Xml root;
    private final Quotes quotes = new Quotes();
    private BigDecimal sum = BigDecimal.ZERO;

    private CiiReader(Xml root) {
        this.root = root;
    }

    static boolean reads(Xml root) {
        return root.name().equals("CrossIndustryInvoice") || root.name().equals("CrossIndustryDocument");
    }

    static EInvoice read(Xml root) {
        return new CiiReader(root).read();
    }

    private EInvoice read() {
        Invoice invoice = new Invoice(
                quotes.text("invoice_number", root.first(HEADER + "ID")),
                quotes.date("invoice_date", root.first(HEADER + "IssueDateTime/DateTimeString")),
                quotes.date("due_date", root.first(TERMS + "DueDateDateTime/DateTimeString")),
                quotes.text(
                        "purchase_order", root.first(AGREEMENT + "BuyerOrderReferencedDocument/IssuerAssignedID|ID")),
                party("seller", root.first(AGREEMENT + "SellerTradeParty")),
                party("buyer", root.first(AGREEMENT + "BuyerTradeParty")),
                quotes.code("currency", root.first(SETTLEMENT + "InvoiceCurrencyCode")),
                lines(),
                quotes.amount("subtotal", root.first(SUMS + "TaxBasisTotalAmount")),
                taxes(),
                quotes.amount("tax_total", taxTotal()),
                quotes.amount("total", root.first(SUMS + "GrandTotalAmount")),
                quotes.amount("amount_due", root.first(SUMS + "DuePayableAmount")),
                payment());
        return new EInvoice(
                invoice,
                quotes.byPath(),
                sum,
                Quotes.amount(root.textOf(SUMS + "LineTotalAmount")),
                CREDIT.contains(root.textOf(HEADER + "TypeCode")));
    }

    private Invoice.@Nullable Party party(String path, @Nullable Xml party) {
        if (party == null) {
            return null;
        }
        String place =
                party.textOf("PostalTradeAddress/PostcodeCode") + " " + party.textOf("PostalTradeAddress/CityName");
        List<String> address = Stream.of(
                        party.textOf("PostalTradeAddress/LineOne"),
                        party.textOf("PostalTradeAddress/LineTwo"),
                        party.textOf("PostalTradeAddress/LineThree"),
                        place.strip(),
                        party.textOf("PostalTradeAddress/CountryID"))
                .toList();
        Xml vat = party.all("SpecifiedTaxRegistration/ID")
                .filter(id -> id.has("schemeID", "VA"))
                .findFirst()
                .orElse(null);
        return new Invoice.Party(
                quotes.text(path + ".name", party.first("Name")),
                quotes.joined(path + ".address", address),
                quotes.code(path + ".vat_number", vat),
                quotes.text(path + ".registration_number", party.first("SpecifiedLegalOrganization/ID")));
    }

    private List<Invoice.LineItem> lines() {
        List<Invoice.LineItem> lines = new ArrayList<>();
        for (Xml line : root.all(TRADE + "IncludedSupplyChainTradeLineItem").toList()) {
            String path = "line_items[" + lines.size() + "].";
            BigDecimal amount = quotes.amount(path + "amount", line.first(LINE_AMOUNT));
            if (amount == null) {
                // ZUGFeRD 1.0 writes remarks between the lines as lines without an amount.
                continue;
            }
            if (line.textOf("AssociatedDocumentLineDocument/ParentLineID").isEmpty()) {
                sum = sum.add(amount);
            }
            Xml quantity = line.first("SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery/BilledQuantity");
            lines.add(new Invoice.LineItem(
                    quotes.text(path + "description", line.first("SpecifiedTradeProduct/Name")),
                    quotes.amount(path + "quantity", quantity),
                    quotes.unit(path + "unit", quantity),
                    quotes.amount(
                            path + "unit_price", line.first(LINE_AGREEMENT + "NetPriceProductTradePrice/ChargeAmount")),
                    quotes.amount(path + "discount", discount(line)),
                    quotes.amount(path + "tax_rate", line.first(LINE_SETTLEMENT + "ApplicableTradeTax/" + PERCENT)),
                    amount));
        }
        return lines;
    }

    /** The only one; of several no single one is the line's discount. */
    private static @Nullable Xml discount(Xml line) {
        List<Xml> allowances = line.all(LINE_SETTLEMENT + "SpecifiedTradeAllowanceCharge")
                .filter(one -> one.textOf("ChargeIndicator/Indicator").equals("false"))
                .toList();
        return allowances.size() == 1 ? allowances.getFirst().first("ActualAmount") : null;
    }

    private @Nullable List<Invoice.Tax> taxes() {
        List<Invoice.Tax> taxes = new ArrayList<>();
        for (Xml tax : root.all(SETTLEMENT + "ApplicableTradeTax").toList()) {
            String path = "taxes[" + taxes.size() + "].";
            taxes.add(new Invoice.Tax(
                    quotes.amount(path + "rate", tax.first(PERCENT)),
                    quotes.amount(path + "base", tax.first("BasisAmount")),
                    quotes.amount(path + "amount", tax.first("CalculatedAmount"))));
        }
        return taxes.isEmpty() ? null : taxes;
    }

    /** The tax may be given a second time in the currency of the tax office. */
    private @Nullable Xml taxTotal() {
        String currency = root.textOf(SETTLEMENT + "InvoiceCurrencyCode");
        return root.all(SUMS + "TaxTotalAmount")
                .filter(total -> total.has("currencyID", currency))
                .findFirst()
                .orElse(root.first(SUMS + "TaxTotalAmount"));
    }

    private Invoice.@Nullable PaymentTerms payment() {
        Invoice.PaymentTerms payment = new Invoice.PaymentTerms(
                quotes.code("payment.iban", root.first(MEANS + "PayeePartyCreditorFinancialAccount/IBANID")),
                quotes.code("payment.bic", root.first(MEANS + "PayeeSpecifiedCreditorFinancialInstitution/BICID")),
                quotes.text("payment.reference", root.first(SETTLEMENT + "PaymentReference")),
                quotes.text("payment.terms", root.first(TERMS + "Description")));
        return payment.equals(new Invoice.PaymentTerms(null, null, null, null)) ? null : payment;
    }
}
