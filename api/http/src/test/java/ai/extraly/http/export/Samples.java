package ai.extraly.http.export;

import java.nio.charset.StandardCharsets;

/** Results of each kind. */
final class Samples {
    static final String STATEMENT = """
            {"bank_name":"PrivatBank","account_number":"UA21 3223 1300","account_holder":null,"currency":"UAH",
            "statement_period":{"from":"2026-01-01","to":"2026-01-31"},"opening_balance":15230.50,"closing_balance":18445.75,
            "transactions":[
            {"date":"2026-01-03","value_date":null,"description":"Payment, from \\"Client\\" ABC","amount":5200.00,"type":"credit","balance":20430.50},
            {"date":"2026-01-04","description":"=HYPERLINK(\\"http://evil\\")","reference":"-1","amount":0.10,"type":"debit","balance":-20430.40,"channel":"card"}],
            "total_credits":42500.00,"total_debits":39284.75,"transaction_count":47,
            "custom_fields":{"vat_number":"+380","po_number":null}}""";

    static final String INVOICE = """
            {"invoice_number":"007","invoice_date":"2026-02-28","seller":{"name":"A & B <GmbH>"},"currency":"EUR",
            "line_items":[{"description":"Work","quantity":1.5,"unit":"h","unit_price":100.00,"tax_rate":20,"amount":150.00}],
            "subtotal":150.00,"taxes":[{"rate":20,"base":150.00,"amount":30.00}],"total":180.00}""";

    static final String RECEIPT_WITHOUT_ITEMS = """
            {"merchant":{"name":"Kiosk"},"date":"2026-02-28","time":"10:30","currency":"EUR","items":[],"total":3.20}""";

    private Samples() {}

    static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    static Table statement() {
        return new Table(utf8(STATEMENT), Shape.BANK_STATEMENT);
    }

    static Table invoice() {
        return new Table(utf8(INVOICE), Shape.INVOICE);
    }

    static Table receipt() {
        return new Table(utf8(RECEIPT_WITHOUT_ITEMS), Shape.RECEIPT);
    }
}
