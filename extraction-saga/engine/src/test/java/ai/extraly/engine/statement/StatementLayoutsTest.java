package ai.extraly.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.extraly.engine.page.TestPage;
import ai.extraly.engine.results.BankStatement;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where rows have their days, and where columns, titles and totals stand. */
class StatementLayoutsTest {

    private static BankStatement read(TestPage... pages) {
        return (BankStatement) new StatementReader()
                .read(TestPage.document(pages))
                .orElseThrow()
                .results();
    }

    private static List<BigDecimal> signed(BankStatement statement) {
        return statement.transactions().stream()
                .map(row -> row.type().signed(row.amount()))
                .toList();
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    @Test
    void columnsThatNearlyTouchAreToldApartByTheirValues() {
        // given a balance one character behind its amount, and heads as close
        double[] columns = {50, 120, -400, -446};
        TestPage page = new TestPage()
                .row(100, columns, "Date", "Details", "Amount", "Balance")
                .row(115, columns, "01/03/2026", "Wages", "1,000.00", "1,250.00")
                .row(130, columns, "02/03/2026", "Shop", "-10.00", "1,240.00")
                .row(145, columns, "03/03/2026", "Shop", "-1,200.00", "40.00");
        // when
        BankStatement statement = read(page);
        // then
        assertThat(signed(statement)).containsExactly(money("1000.00"), money("-10.00"), money("-1200.00"));
        assertThat(statement.openingBalance()).isEqualTo("250.00");
    }

    @Test
    void daysMayStandOverTheirRows() {
        // given
        double[] columns = {50, -400, -500};
        TestPage page = new TestPage()
                .row(100, columns, "Details", "Money out", "Money in")
                .text(50, 120, "Monday, 2 March 2026")
                .row(135, columns, "Shop", "10.00", "")
                .row(150, columns, "Wages", "", "50.00")
                .text(50, 170, "Tuesday, 3 March 2026")
                .row(185, columns, "Rent", "20.00", "");
        // when
        BankStatement statement = read(page);
        // then
        assertThat(statement.transactions())
                .extracting(Transaction::date, Transaction::description)
                .containsExactly(
                        tuple(LocalDate.of(2026, 3, 2), "Shop"),
                        tuple(LocalDate.of(2026, 3, 2), "Wages"),
                        tuple(LocalDate.of(2026, 3, 3), "Rent"));
    }

    @Test
    void daysMayStandUnderTheWordsOfTheirRows() {
        // given
        double[] columns = {50, -400, -500};
        TestPage page = new TestPage()
                .row(100, columns, "Description", "Amount", "Balance")
                .row(120, columns, "Shop", "-10.00", "90.00")
                .text(50, 131, "2 March 2026 Paid by card")
                .row(150, columns, "Wages", "50.00", "140.00")
                .text(50, 161, "3 March 2026 Transfer");
        // when
        BankStatement statement = read(page);
        // then
        assertThat(statement.transactions())
                .extracting(Transaction::date, Transaction::description)
                .containsExactly(
                        tuple(LocalDate.of(2026, 3, 2), "Shop Paid by card"),
                        tuple(LocalDate.of(2026, 3, 3), "Wages Transfer"));
    }

    @Test
    void theSecondDayUnderTheFirstGoesOnWithItsRow() {
        // given
        double[] columns = {50, 120, -400};
        TestPage page = new TestPage()
                .row(100, columns, "Buchung", "Vorgang", "Betrag EUR")
                .text(50, 111, "Valuta")
                .row(130, columns, "02.03.2026", "Gutschrift Ada", "50,00")
                .row(141, columns, "03.03.2026", "Rechnung 17", "")
                .row(160, columns, "04.03.2026", "Lastschrift Miete", "-20,00")
                .row(171, columns, "04.03.2026", "Wohnung 3", "");
        // when, then
        assertThat(read(page).transactions())
                .extracting(Transaction::date, Transaction::valueDate, Transaction::description)
                .containsExactly(
                        tuple(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3), "Gutschrift Ada Rechnung 17"),
                        tuple(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 4), "Lastschrift Miete Wohnung 3"));
    }

    @Test
    void aRowWithoutDateThatSumsUpIsNoMovement() {
        // given a label that is in no list
        double[] columns = {50, 120, -400, -500};
        TestPage page = new TestPage()
                .row(100, columns, "Date", "Details", "Debit", "Credit")
                .row(115, columns, "01/03/2026", "Shop", "10.00", "")
                .row(130, columns, "02/03/2026", "Wages", "", "50.00")
                .row(145, columns, "03/03/2026", "Rent", "20.00", "")
                .row(165, columns, "", "Altogether moved", "30.00", "50.00");
        // when, then
        assertThat(signed(read(page))).containsExactly(money("-10.00"), money("50.00"), money("-20.00"));
    }

    @Test
    void rowsAreNoPartOfAHeadHoweverCloseTheyStand() {
        // given
        double[] columns = {50, 120, -400, -500};
        TestPage page = new TestPage()
                .row(100, columns, "Date", "Details", "Debit", "Credit")
                .row(112, columns, "01/03/2026", "Credit from Ada", "", "50.00")
                .row(124, columns, "02/03/2026", "Shop", "10.00", "");
        // when, then
        assertThat(signed(read(page))).containsExactly(money("50.00"), money("-10.00"));
    }

    @Test
    void theHolderIsWhomThePaperWasSentTo() {
        // given no label, and the bank's own address beside it
        TestPage page = new TestPage()
                .large(350, 40, "Nordic Example Bank plc")
                .text(350, 55, "1 Bank Street")
                .text(350, 67, "London E14 5AB")
                .text(50, 90, "Ada Example")
                .text(50, 102, "4 Station Road")
                .text(50, 114, "York YO1 7HH")
                .text(50, 160, "Opening balance 100.00");
        // when, then
        assertThat(read(page).accountHolder()).isEqualTo("Ada Example");
    }

    @Test
    void theAccountNumberNeedsNoLabelWhereItIsPartOfTheIban() {
        // given
        TestPage page = new TestPage()
                .text(50, 80, "Girokonto privat")
                .text(300, 80, "0532013000")
                .text(50, 100, "IBAN: DE89 3704 0044 0532 0130 00")
                .text(50, 160, "Alter Kontostand 100,00");
        // when, then
        assertThat(read(page).accountNumber()).isEqualTo("0532013000");
    }

    @Test
    void tablesBesideEachOtherHaveTheirOwnTitles() {
        // given deposits and checks side by side
        double[] columns = {50, 90, -270, 300, 340, -500};
        TestPage page = new TestPage()
                .text(50, 80, "Deposits")
                .text(300, 80, "Checks paid")
                .row(100, columns, "Date", "Description", "Amount", "Date", "Check", "Amount")
                .row(115, columns, "03/02/2026", "Wages", "50.00", "03/03/2026", "1201", "20.00")
                .row(130, columns, "03/04/2026", "Refund", "5.00", "03/05/2026", "1202", "10.00");
        // when
        BankStatement statement = read(page);
        // then
        assertThat(signed(statement))
                .containsExactlyInAnyOrder(money("50.00"), money("5.00"), money("-20.00"), money("-10.00"));
    }

    @Test
    void ofSeveralAccountsTheFirstIsReadAndTheRestIsShown() {
        // given two accounts under heads of their own
        double[] columns = {50, 120, -400, -500};
        TestPage page = new TestPage()
                .row(100, columns, "Date", "Details", "Amount", "Balance")
                .row(115, columns, "", "Opening balance", "", "100.00")
                .row(130, columns, "01/03/2026", "Shop", "-10.00", "90.00")
                .row(145, columns, "", "Closing balance", "", "90.00")
                .row(180, columns, "Date", "Details", "Amount", "Balance")
                .row(195, columns, "", "Opening balance", "", "500.00")
                .row(210, columns, "02/03/2026", "Interest", "1.00", "501.00")
                .row(225, columns, "", "Closing balance", "", "501.00");
        // when
        var reading = new StatementReader().read(TestPage.document(page)).orElseThrow();
        // then
        BankStatement statement = (BankStatement) reading.results();
        assertThat(signed(statement)).containsExactly(money("-10.00"));
        assertThat(statement.closingBalance()).isEqualByComparingTo("90.00");
        assertThat(reading.checks())
                .filteredOn(check -> !check.passed())
                .extracting(Check::name)
                .contains("single_account");
    }

    @Test
    void datesThatEndWithAFullStopMakeAPeriod() {
        // given a Hungarian statement
        double[] columns = {50, 150, -400, -500};
        TestPage page = new TestPage()
                .text(50, 80, "Időszak: 2026.03.01. - 2026.03.31.")
                .row(100, columns, "Dátum", "Megnevezés", "Terhelés", "Jóváírás")
                .row(115, columns, "2026.03.02.", "Lakbér", "100,00", "")
                .row(130, columns, "2026.03.03.", "Munkabér", "", "900,00");
        // when
        BankStatement statement = read(page);
        // then
        assertThat(statement.statementPeriod()).isNotNull().satisfies(period -> {
            assertThat(period.from()).isEqualTo(LocalDate.of(2026, 3, 1));
            assertThat(period.to()).isEqualTo(LocalDate.of(2026, 3, 31));
        });
        assertThat(signed(statement)).containsExactly(money("-100.00"), money("900.00"));
    }

    @Test
    void aDashInAnEmptyCellIsNoSign() {
        // given a column of cheque numbers that holds none
        double[] columns = {50, 120, 150, 300, -400, -500};
        TestPage page = new TestPage()
                .row(100, columns, "Date", "Cheque no", "Description", "Dr/Cr", "Amount", "Balance")
                .row(115, columns, "01/03/2026", "-", "Wages", "CR", "50.00", "150.00")
                .row(130, columns, "02/03/2026", "-", "Rent", "DR", "20.00", "130.00");
        // when, then
        assertThat(signed(read(page))).containsExactly(money("50.00"), money("-20.00"));
    }

    @Test
    void daysMayStandAloneUnderTheirRows() {
        // given
        double[] columns = {50, -400, -500};
        TestPage page = new TestPage()
                .row(100, columns, "Transaction", "Amount", "Balance")
                .row(120, columns, "Shop", "-10.00", "90.00")
                .text(50, 131, "2 Mar 2026")
                .row(150, columns, "Wages", "50.00", "140.00")
                .text(50, 161, "3 Mar 2026");
        // when, then
        assertThat(read(page).transactions())
                .extracting(Transaction::date, Transaction::description)
                .containsExactly(tuple(LocalDate.of(2026, 3, 2), "Shop"), tuple(LocalDate.of(2026, 3, 3), "Wages"));
    }

    @Test
    void theBalanceOfADayHeadsItsRows() {
        // given
        TestPage page = new TestPage()
                .text(50, 100, "2 de março de 2026")
                .right(500, 100, "Saldo do dia 90,00")
                .row(120, new double[] {50, -500}, "Padaria", "- 10,00")
                .text(50, 140, "3 de março de 2026")
                .right(500, 140, "Saldo do dia 140,00")
                .row(160, new double[] {50, -500}, "Salário", "+ 50,00");
        // when, then
        assertThat(read(page).transactions())
                .extracting(Transaction::date, Transaction::description)
                .containsExactly(
                        tuple(LocalDate.of(2026, 3, 2), "Padaria"), tuple(LocalDate.of(2026, 3, 3), "Salário"));
    }

    @Test
    void aHeadMayHaveABoxOfNumbersBesideIt() {
        // given heads over two lines, so close that the upper ones look like one phrase
        TestPage page = new TestPage()
                .text(50, 100, "Trans Posting Description")
                .right(300, 100, "Amount")
                .text(400, 100, "Previous")
                .right(550, 100, "$700.00")
                .row(112, new double[] {50, 86}, "date", "date")
                .text(400, 112, "balance")
                .row(130, new double[] {50, 140, -300}, "Mar 02 Mar 03", "Shop", "$10.00")
                .row(145, new double[] {50, 140, -300}, "Mar 04 Mar 05", "Fuel", "$20.00")
                .text(50, 200, "Statement period 03/01/2026 - 03/31/2026");
        // when, then
        assertThat(read(page).transactions())
                .extracting(Transaction::date, Transaction::description)
                .containsExactly(tuple(LocalDate.of(2026, 3, 2), "Shop"), tuple(LocalDate.of(2026, 3, 4), "Fuel"));
    }

    @Test
    void whoMarksBalancesInCreditLeavesTheOverdrawnBare() {
        // given
        double[] columns = {50, 120, -400, -500};
        TestPage page = new TestPage()
                .row(100, columns, "Date", "Description", "Amount", "Balance")
                .row(115, columns, "01 Mar 2026", "Opening balance", "", "30.00Cr")
                .row(130, columns, "02 Mar 2026", "Shop", "50.00", "20.00")
                .row(145, columns, "03 Mar 2026", "Fuel", "15.00", "35.00")
                .row(160, columns, "04 Mar 2026", "Wages", "100.00Cr", "65.00Cr");
        // when
        BankStatement statement = read(page);
        // then
        assertThat(signed(statement)).containsExactly(money("-50.00"), money("-15.00"), money("100.00"));
        assertThat(statement.transactions())
                .extracting(Transaction::balance)
                .containsExactly(money("-20.00"), money("-35.00"), money("65.00"));
    }

    @Test
    void accountsMayBeToldApartByTheirTitlesAlone() {
        // given the newest rows first, and no line that opens or closes
        double[] columns = {50, 150, -400, -500};
        TestPage page = new TestPage()
                .text(50, 85, "GBP account")
                .row(100, columns, "Date", "Details", "Amount", "Balance")
                .row(115, columns, "05/03/2026", "Shop", "-10.00", "90.00")
                .row(130, columns, "02/03/2026", "Wages", "60.00", "100.00")
                .text(50, 160, "EUR account")
                .row(175, columns, "Date", "Details", "Amount", "Balance")
                .row(190, columns, "04/03/2026", "Interest", "1.00", "501.00")
                .row(205, columns, "03/03/2026", "Fee", "-2.00", "500.00");
        // when
        var reading = new StatementReader().read(TestPage.document(page)).orElseThrow();
        // then
        BankStatement statement = (BankStatement) reading.results();
        assertThat(signed(statement)).containsExactly(money("-10.00"), money("60.00"));
        assertThat(statement.currency()).isEqualTo("GBP");
        assertThat(reading.checks())
                .filteredOn(check -> !check.passed())
                .extracting(Check::name)
                .containsExactly("single_account");
    }

    @Test
    void aPageThatLacksAPageBeforeItIsNoOtherAccount() {
        // given
        double[] columns = {50, 150, -400, -500};
        TestPage first = new TestPage()
                .row(100, columns, "Date", "Details", "Amount", "Balance")
                .row(115, columns, "02/03/2026", "Wages", "60.00", "100.00")
                .row(130, columns, "03/03/2026", "Shop", "-10.00", "90.00");
        TestPage third = new TestPage()
                .row(100, columns, "Date", "Details", "Amount", "Balance")
                .row(115, columns, "20/03/2026", "Fee", "-5.00", "40.00")
                .row(130, columns, "21/03/2026", "Shop", "-10.00", "30.00");
        // when, then
        assertThat(read(first, third).transactions()).hasSize(4);
    }

    @Test
    void titlesOfPersonsAndNumbersOfHousesAreTold() {
        // given "Dr." as in a head of debits, a street called a bank, and a house number like a postal code
        TestPage british = new TestPage()
                .text(50, 90, "Dr. Ada Example")
                .text(50, 102, "7 Mill Bank")
                .text(50, 114, "York YO1 7HH")
                .text(50, 160, "Opening balance 100.00");
        TestPage american = new TestPage()
                .text(50, 90, "ADA M EXAMPLE")
                .text(50, 102, "4410 COTTONWOOD LN")
                .text(50, 114, "SALINA KS 67401-2219")
                .text(50, 160, "Opening balance 100.00");
        // when, then
        assertThat(read(british).accountHolder()).isEqualTo("Dr. Ada Example");
        assertThat(read(british).bankName()).isNull();
        assertThat(read(american).accountHolder()).isEqualTo("ADA M EXAMPLE");
    }

    @Test
    void aTypewrittenFormSetsTheColonBeforeTheValue() {
        // given
        TestPage page = new TestPage()
                .row(100, new double[] {50, 200}, "ACCOUNT NAME", ": ADA EXAMPLE VENTURES")
                .row(115, new double[] {50, 200}, "CURRENCY", ": NGN")
                .text(50, 160, "Opening balance 100.00");
        // when, then
        assertThat(read(page).accountHolder()).isEqualTo("ADA EXAMPLE VENTURES");
        assertThat(read(page).currency()).isEqualTo("NGN");
    }

    @Test
    void aCurrencyMayEndASentence() {
        // given
        TestPage page = new TestPage().text(50, 100, "Opening balance 100.00").text(50, 800, "Belopp i SEK.");
        // when, then
        assertThat(read(page).currency()).isEqualTo("SEK");
    }

    @Test
    void anAddressMayBeSetToTheRight() {
        // given lines that end alike
        TestPage page = new TestPage()
                .right(545, 68, "ROSSI GIULIA")
                .right(545, 79, "VIA CAVOUR 21")
                .right(545, 90, "71121 FOGGIA FG")
                .text(50, 160, "Saldo iniziale 100,00");
        // when, then
        assertThat(read(page).accountHolder()).isEqualTo("ROSSI GIULIA");
    }
}
