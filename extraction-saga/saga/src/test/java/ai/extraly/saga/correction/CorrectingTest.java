package ai.extraly.saga.correction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.query.CorrectionDraft.Misfit;
import ai.extraly.engine.ResultsJson;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class CorrectingTest {
    private static final String STATEMENT = """
            {"detection_type":"bank_statement","pages":1,"results":{"bank_name":"B","account_number":"1","currency":"EUR",
            "statement_period":{"from":"2026-01-01","to":"2026-01-31"},"opening_balance":100.00,"closing_balance":140.00,
            "transactions":[
            {"date":"2026-01-02","description":"Rent","amount":10.00,"type":"debit","balance":90.00},
            {"date":"2026-01-03","description":"Pay","amount":5.00,"type":"credit","balance":140.00}],
            "total_credits":5.00,"total_debits":10.00,"transaction_count":2,"custom_fields":{"branch":null}},
            "checks":[],
            "evidence":{"bank_name":{"page":1,"box":[1,2,3,4],"text":"8","confidence":0.4,"source":"ocr"},
            "statement_period":{"page":1,"confidence":0.9,"source":"text"},
            "transactions[0].amount":{"page":1,"text":"10,00","confidence":0.9,"source":"text"},
            "transactions[1].amount":{"page":1,"text":"50,00","confidence":0.6,"source":"text"}},
            "engine":"1.0"}""";
    private static final String ROWS = """
            {"transactions":[
            {"date":"2026-01-02","description":"Rent","amount":10.00,"type":"debit","balance":90.00},
            {"date":"2026-01-03","description":"Pay","amount":50.00,"type":"credit","balance":140.00}]}""";
    private static final String INVOICE = """
            {"detection_type":"invoice","pages":1,"results":{"invoice_number":"1","invoice_date":"2026-01-02","line_items":[
            {"description":"Chair","amount":100.00}],"subtotal":100.00,"tax_total":20.00,"total":125.00},
            "checks":[{"name":"total","passed":true,"expected":"125.00","actual":"125.00"}],"evidence":{},"engine":"1.0"}""";
    private static final String RECEIPT = """
            {"detection_type":"receipt","pages":1,"results":{"items":[{"description":"Tea","amount":2.00}],"total":3.00,
            "time":"08:42"},"checks":[],"evidence":{},"engine":"1.0"}""";

    private static ObjectNode json(String text) {
        return ResultsJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode corrected(String document, String patch) {
        assertThat(Correcting.apply(json(document), json(patch))).isInstanceOf(Corrected.Fitting.class);
        return ((Corrected.Fitting) Correcting.apply(json(document), json(patch))).document();
    }

    private static Consumer<Corrected> misfit(String path, String must) {
        return outcome -> assertThat(outcome).isEqualTo(new Corrected.Unfitting(new Misfit(path, must)));
    }

    @Nested
    class OfAStatement {
        @Test
        void leavesEverythingElseAsItWas() {
            // when
            ObjectNode corrected = corrected(STATEMENT, "{\"bank_name\":\"Bank\"}");
            // then
            ObjectNode expected = json(STATEMENT);
            ((ObjectNode) expected.get("results")).put("bank_name", "Bank");
            assertThat(corrected.get("results")).isEqualTo(expected.get("results"));
            assertThat(new String(ResultsJson.bytes(corrected), StandardCharsets.UTF_8))
                    .contains("\"opening_balance\":100.00", "\"custom_fields\":{\"branch\":null}");
        }

        @Test
        void findsTotalsAndChecksAnew() {
            // when
            ObjectNode corrected = corrected(STATEMENT, ROWS);
            // then
            assertThat(corrected.at("/results/total_credits").decimalValue()).isEqualByComparingTo("50.00");
            assertThat(corrected.get("checks"))
                    .allSatisfy(check ->
                            assertThat(check.get("passed").booleanValue()).isTrue())
                    .extracting(check -> check.get("name").stringValue())
                    .containsExactly(
                            "opening_plus_credits_minus_debits_is_closing", "running_balances", "dates_within_period");
        }

        @Test
        void showsAFailedCheckAndHidesNothing() {
            // when
            ObjectNode corrected = corrected(STATEMENT, "{\"bank_name\":\"Bank\"}");
            // then
            assertThat(corrected.at("/checks/0/passed").booleanValue()).isFalse();
        }

        @Test
        void saysInTheEvidenceWhatWasCorrectedAndKeepsWhatWasSeen() {
            // when
            ObjectNode corrected = corrected(STATEMENT, ROWS);
            // then
            assertThat(corrected.at("/evidence/transactions[1].amount"))
                    .hasToString("{\"page\":1,\"text\":\"50,00\",\"confidence\":1.0,\"source\":\"corrected\"}");
            assertThat(corrected.at("/evidence/transactions[0].amount"))
                    .isEqualTo(json(STATEMENT).at("/evidence/transactions[0].amount"));
            assertThat(corrected.get("evidence").propertyNames())
                    .doesNotContain("total_credits", "transactions[1].date");
        }

        @Test
        void movesTheEvidenceOfARowWithTheRow() {
            // given
            String inserted = ROWS.replace(
                    "[\n", "[{\"date\":\"2026-01-01\",\"description\":\"Gift\",\"amount\":1.00,\"type\":\"credit\"},");
            // when
            ObjectNode corrected = corrected(STATEMENT, inserted);
            // then
            assertThat(corrected.at("/evidence/transactions[1].amount/text").stringValue())
                    .isEqualTo("10,00");
            assertThat(corrected.at("/evidence/transactions[0].amount"))
                    .hasToString("{\"confidence\":1.0,\"source\":\"corrected\"}");
        }

        @Test
        void marksAPeriodAsAWhole() {
            // when
            ObjectNode corrected = corrected(STATEMENT, "{\"statement_period\":{\"to\":\"2026-01-30\"}}");
            // then
            assertThat(corrected.at("/evidence/statement_period/source").stringValue())
                    .isEqualTo("corrected");
            assertThat(corrected.at("/results/statement_period/from").stringValue())
                    .isEqualTo("2026-01-01");
        }

        @Test
        void writesNullWhereADocumentedFieldWasTakenAway() {
            // when
            ObjectNode corrected = corrected(STATEMENT, "{\"bank_name\":null}");
            // then
            assertThat(corrected.at("/results/bank_name").isNull()).isTrue();
            assertThat(corrected.at("/evidence/bank_name/source").stringValue()).isEqualTo("corrected");
        }

        @Test
        void isNoneWhereNothingIsDifferent() {
            assertThat(Correcting.apply(json(STATEMENT), json("{\"bank_name\":\"B\",\"opening_balance\":100}")))
                    .isInstanceOf(Corrected.Unchanged.class);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"bank\":\"x\"}|bank|There is no such field.",
                    "{\"statement_period\":{\"until\":1}}|statement_period.until|There is no such field.",
                    "{\"statement_period\":{\"to\":\"31.01.2026\"}}|statement_period.to|This must be a date: YYYY-MM-DD.",
                    "{\"statement_period\":{\"to\":\"2026-02-30\"}}|statement_period.to|This must be a date: YYYY-MM-DD.",
                    "{\"currency\":\"euro\"}|currency|This must be a currency code of three letters.",
                    "{\"bank_name\":7}|bank_name|This must be text of at most 10000 characters.",
                    "{\"total_credits\":7}|total_credits|This follows from the transactions. Correct these.",
                    "{\"total_credits\":0}|total_credits|This follows from the transactions. Correct these.",
                    "{\"total_debits\":0.00}|total_debits|This follows from the transactions. Correct these.",
                    "{\"transaction_count\":0}|transaction_count|This follows from the transactions. Correct these.",
                    "{\"transaction_count\":1e999999999}|transaction_count|This must be a whole number.",
                    "{\"transactions\":null}|transactions|This must not be missing.",
                    "{\"transactions\":{}}|transactions|This must be a list.",
                    "{\"transactions\":[7]}|transactions[0]|This must be an object.",
                    "{\"transactions\":[{\"amount\":1,\"type\":\"in\"}]}|transactions[0].type|This must be credit or debit.",
                    "{\"transactions\":[{\"amount\":-1,\"type\":\"debit\"}]}|transactions[0].amount|This must not be negative: the type tells the direction.",
                    "{\"custom_fields\":{\"colour\":\"red\"}}|custom_fields.colour|There is no such field."
                })
        void namesTheFirstThingThatDoesNotFit(String patch, String path, String must) {
            assertThat(Correcting.apply(json(STATEMENT), json(patch))).satisfies(misfit(path, must));
        }

        @ParameterizedTest
        @CsvSource({"1e999999999", "-1e-999999999", "1e1000000", "1e-1000000", "0.123456789", "1234567890123456"})
        void takesNoNumberThatWasNeverPrinted(String number) {
            assertThat(Correcting.apply(json(STATEMENT), json("{\"opening_balance\":" + number + "}")))
                    .satisfies(misfit(
                            "opening_balance",
                            "This must be a number with at most 15 digits before the point and 8 after it."));
        }
    }

    @Nested
    class OfCustomFields {
        @Test
        void takesTextOfReasonableLength() {
            // given
            String longest = "x".repeat(10_000);
            // then
            assertThat(corrected(STATEMENT, "{\"custom_fields\":{\"branch\":\"" + longest + "\"}}")
                            .at("/results/custom_fields/branch")
                            .stringValue())
                    .isEqualTo(longest);
            assertThat(Correcting.apply(json(STATEMENT), json("{\"custom_fields\":{\"branch\":\"" + longest + "x\"}}")))
                    .satisfies(misfit("custom_fields.branch", "This must be text of at most 10000 characters."));
        }
    }

    @Nested
    class OfAnInvoice {
        @Test
        void keepsTheChargesBetweenSubtotalAndTotal() {
            // when
            ObjectNode corrected = corrected(INVOICE, "{\"invoice_number\":\"2\"}");
            // then
            assertThat(corrected.get("checks"))
                    .extracting(check -> check.get("name").stringValue())
                    .containsExactly("lines_sum", "total");
            assertThat(corrected.get("checks"))
                    .allSatisfy(check ->
                            assertThat(check.get("passed").booleanValue()).isTrue());
        }

        @Test
        void takesPartiesThatWereNotSeen() {
            // when
            ObjectNode corrected = corrected(INVOICE, "{\"seller\":{\"vat_number\":\"XX1\"}}");
            // then
            assertThat(corrected.at("/evidence/seller.vat_number/source").stringValue())
                    .isEqualTo("corrected");
            assertThat(corrected.get("checks"))
                    .anySatisfy(
                            check -> assertThat(check.get("name").stringValue()).isEqualTo("seller_vat_number_form"));
        }
    }

    @Nested
    class OfAReceipt {
        @Test
        void checksItsSum() {
            assertThat(corrected(RECEIPT, "{\"time\":\"08:43\"}")
                            .at("/checks/0/passed")
                            .booleanValue())
                    .isFalse();
            assertThat(corrected(RECEIPT, "{\"total\":2.00}")
                            .at("/checks/0/passed")
                            .booleanValue())
                    .isTrue();
        }
    }
}
