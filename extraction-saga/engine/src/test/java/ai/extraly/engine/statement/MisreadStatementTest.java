package ai.extraly.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.page.TestPage;
import ai.extraly.engine.results.BankStatement;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Reading;
import ai.extraly.engine.results.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisreadStatementTest {

    private static final double[] COLUMNS = {50, 110, -400, -470, -550};

    /** The amount, and the balance after it, of the second of four movements. */
    private static TestPage page(String date, String amount, String balance) {
        return new TestPage()
                .row(120, COLUMNS, "Date", "Description", "Paid out", "Paid in", "Balance")
                .row(135, COLUMNS, "01/03/2026", "Opening balance", "", "", "1,000.00")
                .row(150, COLUMNS, "02/03/2026", "CARD PAYMENT", "12.50", "", "987.50")
                .row(165, COLUMNS, date, "INSURANCE", amount, "", balance)
                .row(180, COLUMNS, "05/03/2026", "SALARY", "", "2,000.00", "2,848.90")
                .row(195, COLUMNS, "07/03/2026", "RENT", "850.00", "", "1,998.90");
    }

    private static Reading read(TestPage page) {
        return new StatementReader().read(TestPage.pictures(page)).orElseThrow();
    }

    private static List<Transaction> rows(Reading reading) {
        return ((BankStatement) reading.results()).transactions();
    }

    @Nested
    class WithRunningBalances {

        @ParameterizedTest
        @ValueSource(
                strings = {"138.60", "188.60", "13.60", "1386.0", "13860", "138,60", "1 38.60", "I38.6O", "138,6O"})
        void anAmountIsWhatTheBalancesLeave(String printed) {
            Reading reading = read(page("03/03/2026", printed, "848.90"));
            assertThat(rows(reading)).extracting(Transaction::amount).element(1).isEqualTo(new BigDecimal("138.60"));
            assertThat(rows(reading)).hasSize(4);
        }

        @ParameterizedTest
        @ValueSource(strings = {"848.90", "818.90", "343.90", "84.90", "848,9O", "B4B.90"})
        void aBalanceIsWhatItsNeighboursMakeIt(String printed) {
            Reading reading = read(page("03/03/2026", "138.60", printed));
            assertThat(rows(reading))
                    .extracting(Transaction::balance)
                    .element(1)
                    .isEqualTo(new BigDecimal("848.90"));
            assertThat(rows(reading)).extracting(Transaction::amount).element(1).isEqualTo(new BigDecimal("138.60"));
        }

        @Test
        void theEvidenceShowsWhatWasPrintedAndThatItWasComputed() {
            // when
            Evidence evidence =
                    read(page("03/03/2026", "188.60", "848.90")).evidence().get("transactions[1].amount");
            // then
            assertThat(evidence).isNotNull();
            assertThat(evidence.source()).isEqualTo(Evidence.Source.COMPUTED);
            assertThat(evidence.text()).isEqualTo("188.60");
            assertThat(evidence.page()).isEqualTo(1);
        }

        @Test
        void whatNobodyWouldMisreadStaysAsPrinted() {
            assertThat(rows(read(page("03/03/2026", "271.45", "848.90"))))
                    .extracting(Transaction::amount)
                    .element(1)
                    .isEqualTo(new BigDecimal("271.45"));
        }

        @Test
        void aTextLayerIsNeverDoubted() {
            Reading reading = new StatementReader()
                    .read(TestPage.document(page("03/03/2026", "188.60", "848.90")))
                    .orElseThrow();
            assertThat(rows(reading)).extracting(Transaction::amount).element(1).isEqualTo(new BigDecimal("188.60"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"O3/03/2026", "03/O3/2026", "03.03/2026", "03/03/2O26"})
        void aDateIsReadThroughItsLetters(String printed) {
            assertThat(rows(read(page(printed, "138.60", "848.90"))))
                    .extracting(Transaction::date)
                    .element(1)
                    .isEqualTo(LocalDate.of(2026, 3, 3));
        }
    }

    @Nested
    class WithOpeningAndClosingOnly {

        private static final double[] SIGNED = {50, 110, -500};

        private static TestPage page(String first, String second) {
            return new TestPage()
                    .row(120, SIGNED, "Date", "Description", "Amount")
                    .row(135, SIGNED, "01/03/2026", "Opening balance", "1,000.00")
                    .row(150, SIGNED, "02/03/2026", "CARD PAYMENT", first)
                    .row(165, SIGNED, "03/03/2026", "SALARY", "2,000.00")
                    .row(180, SIGNED, "05/03/2026", "INSURANCE", second)
                    .row(195, SIGNED, "07/03/2026", "RENT", "-850.00")
                    .row(210, SIGNED, "31/03/2026", "Closing balance", "2,059.49");
        }

        @ParameterizedTest
        @CsvSource({"-12.50, -78.01", "12.50, -78.01", "-12.50, 78.01", "-12.50, -76.01", "-12.50, -7 8.01"})
        void theOneAmountThatMakesTheSumIsPutRight(String first, String second) {
            assertThat(rows(read(page(first, second))))
                    .extracting(row -> row.type().signed(row.amount()))
                    .containsExactly(
                            new BigDecimal("-12.50"),
                            new BigDecimal("2000.00"),
                            new BigDecimal("-78.01"),
                            new BigDecimal("-850.00"));
        }

        @Test
        void nothingIsChangedWhereTwoAmountsCouldBeMeant() {
            assertThat(rows(read(page("-12.50", "-12.50"))))
                    .extracting(row -> row.type().signed(row.amount()))
                    .contains(new BigDecimal("-12.50"), new BigDecimal("-12.50"));
        }
    }
}
