package ai.extraly.http.export;

import ai.extraly.contract.document.DetectionType;
import java.util.List;
import java.util.Set;

/**
 * The shape of a kind of results: the fields that stand once, the list that has rows, and the columns of those rows. Every export of
 * a kind has these columns, in this order, whatever a document lacks; what a later engine adds comes behind them.
 */
enum Shape {
    BANK_STATEMENT(
            "transactions",
            List.of(
                    "bank_name",
                    "account_number",
                    "account_holder",
                    "iban",
                    "bic",
                    "currency",
                    "statement_period.from",
                    "statement_period.to",
                    "opening_balance",
                    "closing_balance",
                    "total_credits",
                    "total_debits",
                    "transaction_count"),
            List.of("date", "value_date", "description", "reference", "amount", "type", "balance")),

    INVOICE(
            "line_items",
            List.of(
                    "invoice_number",
                    "invoice_date",
                    "due_date",
                    "purchase_order",
                    "seller.name",
                    "seller.address",
                    "seller.vat_number",
                    "seller.registration_number",
                    "buyer.name",
                    "buyer.address",
                    "buyer.vat_number",
                    "currency",
                    "subtotal",
                    "taxes",
                    "tax_total",
                    "total",
                    "amount_due",
                    "payment.iban",
                    "payment.bic",
                    "payment.reference",
                    "payment.terms"),
            List.of("description", "quantity", "unit", "unit_price", "discount", "tax_rate", "amount")),

    RECEIPT(
            "items",
            List.of(
                    "merchant.name",
                    "merchant.address",
                    "merchant.phone",
                    "merchant.tax_number",
                    "receipt_number",
                    "date",
                    "time",
                    "currency",
                    "subtotal",
                    "discount",
                    "tax_total",
                    "rounding",
                    "total",
                    "payment.method",
                    "payment.card_last4",
                    "payment.paid",
                    "payment.change"),
            List.of("description", "quantity", "unit_price", "amount"));

    /** Fields whose text is a date, wherever they stand. */
    private static final Set<String> DATES =
            Set.of("date", "value_date", "invoice_date", "due_date", "statement_period.from", "statement_period.to");

    private final String rows;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> header;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    Shape(String rows, List<String> header, List<String> columns) {
        this.rows = rows;
        this.header = header;
        this.columns = columns;
    }

    static Shape of(DetectionType type) {
        return switch (type) {
            case BANK_STATEMENT -> BANK_STATEMENT;
            case INVOICE -> INVOICE;
            case RECEIPT -> RECEIPT;
            case AUTO -> throw new IllegalStateException("A completed document has a type");
        };
    }

    /** The member of the results that is the list of rows. */
    String rows() {
        return rows;
    }

    /** Paths of the fields that stand once. */
    List<String> header() {
        return header;
    }

    List<String> columns() {
        return columns;
    }

    static boolean isDate(String path) {
        return DATES.contains(path);
    }
}
