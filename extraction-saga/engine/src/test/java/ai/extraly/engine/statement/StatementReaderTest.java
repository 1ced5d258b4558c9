package ai.extraly.engine.statement;

import static ai.extraly.engine.results.TransactionType.CREDIT;
import static ai.extraly.engine.results.TransactionType.DEBIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.extraly.engine.page.TestPage;
import ai.extraly.engine.results.BankStatement;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Evidence;
import ai.extraly.engine.results.Period;
import ai.extraly.engine.results.Reading;
import ai.extraly.engine.results.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatementReaderTest {

    private static Reading reading(TestPage... pages) {
        return new StatementReader().read(TestPage.document(pages)).orElseThrow();
    }

    private static BankStatement read(TestPage... pages) {
        return (BankStatement) reading(pages).results();
    }

    private static List<BigDecimal> signed(BankStatement statement) {
        return statement.transactions().stream()
                .map(row -> row.type().signed(row.amount()))
                .toList();
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    @Test
    void nothingIsReadFromALetter() {
        assertThat(new StatementReader()
                        .read(TestPage.document(new TestPage().text(50, 100, "Dear Sir, thank you for your letter."))))
                .isEmpty();
    }

    @Nested
    class DebitAndCreditColumns {

        private static final double[] COLUMNS = {50, 110, -400, -470, -550};

        private final TestPage page = new TestPage()
                .large(50, 40, "Nordic Example Bank plc")
                .text(50, 80, "Account number: 12345678")
                .text(300, 80, "Statement period: 01 Mar 2026 to 31 Mar 2026")
                .text(50, 95, "Account name: Ada Example")
                .row(120, COLUMNS, "Date", "Description", "Paid out", "Paid in", "Balance (GBP)")
                .row(135, COLUMNS, "01 Mar", "Opening balance", "", "", "1,000.00")
                .row(150, COLUMNS, "02 Mar", "CARD PAYMENT TO", "12.50", "", "987.50")
                .text(110, 161, "CORNER SHOP LTD")
                .row(180, COLUMNS, "02 Mar", "SALARY", "", "2,000.00", "2,987.50")
                .row(195, COLUMNS, "05 Mar", "RENT", "850.00", "", "2,137.50")
                .row(210, COLUMNS, "31 Mar", "Closing balance", "", "", "2,137.50");

        @Test
        void areReadByTheirHeads() {
            BankStatement statement = read(page);
            assertThat(statement.transactions())
                    .extracting(Transaction::date, Transaction::description, Transaction::amount, Transaction::type)
                    .containsExactly(
                            tuple(day(3, 2), "CARD PAYMENT TO CORNER SHOP LTD", money("12.50"), DEBIT),
                            tuple(day(3, 2), "SALARY", money("2000.00"), CREDIT),
                            tuple(day(3, 5), "RENT", money("850.00"), DEBIT));
            assertThat(statement.openingBalance()).isEqualTo("1000.00");
            assertThat(statement.closingBalance()).isEqualTo("2137.50");
        }

        @Test
        void giveTheFieldsAroundThem() {
            BankStatement statement = read(page);
            assertThat(statement.bankName()).isEqualTo("Nordic Example Bank plc");
            assertThat(statement.accountNumber()).isEqualTo("12345678");
            assertThat(statement.accountHolder()).isEqualTo("Ada Example");
            assertThat(statement.currency()).isEqualTo("GBP");
            assertThat(statement.statementPeriod()).isEqualTo(new Period(day(3, 1), day(3, 31)));
            assertThat(statement.totalCredits()).isEqualTo("2000.00");
            assertThat(statement.totalDebits()).isEqualTo("862.50");
        }

        @Test
        void passTheirChecksAndShowTheirEvidence() {
            Reading reading = reading(page);
            assertThat(reading.checks()).isNotEmpty().allMatch(Check::passed);
            assertThat(reading.evidence().get("transactions[0].amount"))
                    .isNotNull()
                    .extracting(Evidence::text, Evidence::page)
                    .containsExactly("12.50", 1);
        }
    }

    @Test
    void sumsOvercomeHeadsThatAreTheWrongWayRound() {
        double[] columns = {50, 110, -400, -470, -550};
        BankStatement statement = read(new TestPage()
                .row(100, columns, "Date", "Description", "Credit", "Debit", "Balance")
                .row(115, columns, "01/03/2026", "Opening balance", "", "", "100.00")
                .row(130, columns, "02/03/2026", "Shop", "10.00", "", "90.00")
                .row(145, columns, "15/03/2026", "Wages", "", "50.00", "140.00")
                .row(160, columns, "16/03/2026", "Shop", "20.00", "", "120.00")
                .row(175, columns, "17/03/2026", "Shop", "5.00", "", "115.00"));
        assertThat(signed(statement)).containsExactly(money("-10.00"), money("50.00"), money("-20.00"), money("-5.00"));
    }

    @Test
    void signsAreFoundByBalancesWhereNoneIsPrinted() {
        double[] columns = {50, 120, -450, -550};
        BankStatement statement = read(new TestPage()
                .row(100, columns, "Date", "Details", "Amount", "Balance")
                .row(115, columns, "01/03/2026", "Balance brought forward", "", "500.00")
                .row(130, columns, "15/03/2026", "Alpha", "25.00", "475.00")
                .row(145, columns, "16/03/2026", "Beta", "100.00", "575.00")
                .row(160, columns, "17/03/2026", "Gamma", "10.00", "")
                .row(175, columns, "17/03/2026", "Delta", "40.00", "605.00"));
        assertThat(signed(statement))
                .containsExactly(money("-25.00"), money("100.00"), money("-10.00"), money("40.00"));
    }

    @Test
    void newestFirstIsKeptInPrintedOrder() {
        double[] columns = {50, 120, -450, -550};
        BankStatement statement = read(new TestPage()
                .row(100, columns, "Datum", "Omschrijving", "Bedrag", "Saldo")
                .row(115, columns, "20-03-2026", "Huur", "-700,00", "1.300,00")
                .row(130, columns, "10-03-2026", "Salaris", "1.500,00", "2.000,00")
                .row(145, columns, "02-03-2026", "Winkel", "-100,00", "500,00"));
        assertThat(signed(statement)).containsExactly(money("-700.00"), money("1500.00"), money("-100.00"));
        assertThat(statement.openingBalance()).isEqualTo("600.00");
        assertThat(statement.closingBalance()).isEqualTo("1300.00");
    }

    @Test
    void anEntryMayEndLinesBelowItsDate() {
        double[] columns = {50, 120, -400, -470, -550};
        BankStatement statement = read(new TestPage()
                .row(100, columns, "Date", "Payment type and details", "Paid out", "Paid in", "Balance")
                .row(115, columns, "28 Feb 26", "BALANCE BROUGHT FORWARD", "", "", "100.00")
                .row(130, columns, "02 Mar 26", "CARD 1234")
                .row(141, columns, "", "CORNER SHOP", "10.00", "", "90.00")
                .row(160, columns, "03 Mar 26", "TRANSFER")
                .row(171, columns, "", "FROM A FRIEND", "", "30.00", "120.00")
                .row(190, columns, "03 Mar 26", "BALANCE CARRIED FORWARD", "", "", "120.00"));
        assertThat(statement.transactions())
                .extracting(Transaction::date, Transaction::description, Transaction::type)
                .containsExactly(
                        tuple(day(3, 2), "CARD 1234 CORNER SHOP", DEBIT),
                        tuple(day(3, 3), "TRANSFER FROM A FRIEND", CREDIT));
    }

    @Test
    void marksBehindAmountsTellTheDirection() {
        double[] columns = {50, 120, -500};
        BankStatement statement = read(new TestPage()
                .text(50, 60, "Kontoauszug vom 01.03.2026 bis 31.03.2026")
                .row(100, columns, "Bu-Tag", "Vorgang", "Betrag")
                .row(115, columns, "", "alter Kontostand vom 28.02.2026", "1.000,00 H")
                .row(130, columns, "02.03.", "Überweisung", "200,00 S")
                .row(145, columns, "03.03.", "Gehalt", "1.500,00 H")
                .row(160, columns, "", "neuer Kontostand vom 31.03.2026", "2.300,00 H"));
        assertThat(signed(statement)).containsExactly(money("-200.00"), money("1500.00"));
        assertThat(statement.openingBalance()).isEqualTo("1000.00");
        assertThat(statement.closingBalance()).isEqualTo("2300.00");
    }

    @Test
    void marksInAColumnOfTheirOwnTellTheDirection() {
        double[] columns = {50, 130, -420, 440, -550};
        BankStatement statement = read(new TestPage()
                .row(100, columns, "Datum", "Omschrijving", "Bedrag", "Af/Bij", "")
                .row(115, columns, "02-03-2026", "Winkel", "10,00", "Af")
                .row(130, columns, "14-03-2026", "Salaris", "1.500,00", "Bij")
                .row(145, columns, "15-03-2026", "Huur", "700,00", "Af"));
        assertThat(signed(statement)).containsExactly(money("-10.00"), money("1500.00"), money("-700.00"));
    }

    @Test
    void titlesTellTheDirectionOfTheRowsBelow() {
        double[] columns = {50, 130, -550};
        BankStatement statement = read(new TestPage()
                .text(50, 50, "Beginning balance")
                .right(550, 50, "$100.00")
                .text(50, 65, "Ending balance")
                .right(550, 65, "$270.00")
                .text(50, 100, "DEPOSITS AND ADDITIONS")
                .row(115, columns, "DATE", "DESCRIPTION", "AMOUNT")
                .row(130, columns, "03/14/2026", "Payroll", "200.00")
                .text(50, 180, "WITHDRAWALS")
                .row(195, columns, "DATE", "DESCRIPTION", "AMOUNT")
                .row(210, columns, "03/15/2026", "Shop", "10.00")
                .row(225, columns, "03/16/2026", "Rent", "20.00"));
        assertThat(signed(statement)).containsExactly(money("200.00"), money("-10.00"), money("-20.00"));
        assertThat(statement.openingBalance()).isEqualTo("100.00");
        assertThat(statement.closingBalance()).isEqualTo("270.00");
    }

    @Test
    void tablesWithoutHeadsAreReadByAlignmentAndSums() {
        double[] columns = {50, 120, -450, -550};
        BankStatement statement = read(new TestPage()
                .row(115, columns, "01.03.2026", "Počáteční zůstatek", "", "1 000,00")
                .row(130, columns, "02.03.2026", "Nájem", "-400,00", "600,00")
                .row(145, columns, "03.03.2026", "Mzda", "2 500,00", "3 100,00")
                .row(160, columns, "04.03.2026", "Obchod", "-99,50", "3 000,50")
                .row(175, columns, "05.03.2026", "Obchod", "-0,50", "3 000,00"));
        assertThat(signed(statement))
                .containsExactly(money("-400.00"), money("2500.00"), money("-99.50"), money("-0.50"));
        assertThat(statement.openingBalance()).isEqualTo("1000.00");
    }

    @Test
    void aTableGoesOnOverPages() {
        double[] columns = {50, 130, -420, -550};
        BankStatement statement = read(
                new TestPage()
                        .text(50, 60, "Wyciąg za okres od 2025-12-20 do 2026-01-19")
                        .row(100, columns, "Data", "Opis operacji", "Kwota", "Saldo po operacji")
                        .row(115, columns, "", "Saldo początkowe", "", "1 000,00")
                        .row(130, columns, "30.12", "Zakup", "-100,00", "900,00")
                        .row(145, columns, "", "Do przeniesienia", "", "900,00"),
                new TestPage()
                        .row(100, columns, "Data", "Opis operacji", "Kwota", "Saldo po operacji")
                        .row(115, columns, "", "Z przeniesienia", "", "900,00")
                        .row(130, columns, "02.01", "Wpłata", "250,00", "1 150,00")
                        .row(145, columns, "", "Saldo końcowe", "", "1 150,00")
                        .row(160, columns, "", "Suma", "150,00", ""));
        assertThat(statement.transactions())
                .extracting(Transaction::date, Transaction::amount)
                .containsExactly(tuple(LocalDate.of(2025, 12, 30), money("100.00")), tuple(day(1, 2), money("250.00")));
        assertThat(statement.openingBalance()).isEqualTo("1000.00");
        assertThat(statement.closingBalance()).isEqualTo("1150.00");
    }

    @Test
    void whatIsOwedOnACardCountsAgainstTheAccount() {
        double[] columns = {50, 130, -550};
        BankStatement statement = read(new TestPage()
                .text(50, 60, "Statement date 31/03/2026")
                .text(300, 60, "Minimum payment: 25.00")
                .text(50, 75, "Credit limit: 5,000.00")
                .row(100, columns, "Date", "Description", "Amount")
                .row(115, columns, "", "Previous balance", "300.00")
                .row(130, columns, "14/03/2026", "PAYMENT RECEIVED", "300.00 CR")
                .row(145, columns, "15/03/2026", "SHOP", "45.00")
                .row(160, columns, "16/03/2026", "CAFE", "5.00")
                .row(175, columns, "", "New balance", "50.00"));
        assertThat(signed(statement)).containsExactly(money("300.00"), money("-45.00"), money("-5.00"));
        assertThat(statement.openingBalance()).isEqualTo("-300.00");
        assertThat(statement.closingBalance()).isEqualTo("-50.00");
    }

    @Test
    void statesWhatTheDocumentStatesWhereItsSumsAreWrong() {
        double[] columns = {50, 130, -420, -550};
        Reading reading = reading(new TestPage()
                .row(100, columns, "Fecha", "Concepto", "Importe", "Saldo")
                .row(115, columns, "01/03/2026", "Saldo inicial", "", "100,00")
                .row(130, columns, "14/03/2026", "Compra", "-10,00", "90,00")
                .row(145, columns, "15/03/2026", "Compra", "-10,00", "80,00")
                .row(160, columns, "31/03/2026", "Saldo final", "", "85,00"));
        BankStatement statement = (BankStatement) reading.results();
        assertThat(statement.closingBalance()).isEqualTo("85.00");
        assertThat(reading.checks()).anyMatch(check -> !check.passed());
    }

    @Test
    void aStatementWithoutMovementsHasItsBalances() {
        double[] columns = {50, 130, -420, -550};
        BankStatement statement = read(new TestPage()
                .row(100, columns, "Дата", "Призначення платежу", "Сума", "Залишок")
                .row(115, columns, "", "Вхідний залишок", "", "3 180,21")
                .row(130, columns, "", "Операцій немає", "", "")
                .row(145, columns, "", "Вихідний залишок", "", "3 180,21"));
        assertThat(statement.transactions()).isEmpty();
        assertThat(statement.openingBalance()).isEqualTo("3180.21");
        assertThat(statement.closingBalance()).isEqualTo("3180.21");
    }

    @Test
    void wordsAboveARowBelongToIt() {
        double[] columns = {50, 130, -400, -470, -550};
        BankStatement statement = read(new TestPage()
                .row(100, columns, "Date", "Description", "Debit", "Credit", "Balance")
                .row(115, columns, "", "Card purchase")
                .row(122, columns, "02/03/2026", "", "10.00", "", "90.00")
                .row(129, columns, "", "CORNER SHOP")
                .row(150, columns, "", "Transfer")
                .row(157, columns, "15/03/2026", "", "", "20.00", "110.00")
                .row(164, columns, "", "A FRIEND"));
        assertThat(statement.transactions())
                .extracting(Transaction::description)
                .containsExactly("Card purchase CORNER SHOP", "Transfer A FRIEND");
    }

    @Test
    void checksAreReadSideBySide() {
        double[] columns = {50, 120, -240, 300, 370, -490};
        BankStatement statement = read(new TestPage()
                .text(50, 100, "CHECKS PAID")
                .row(115, columns, "Date", "Check no", "Amount", "Date", "Check no", "Amount")
                .row(130, columns, "03/02/2026", "1001", "50.00", "03/14/2026", "1003", "70.00")
                .row(145, columns, "03/15/2026", "1002", "60.00"));
        assertThat(signed(statement)).containsExactlyInAnyOrder(money("-50.00"), money("-60.00"), money("-70.00"));
        assertThat(statement.transactions()).extracting(Transaction::reference).contains("1001", "1002", "1003");
    }

    @Test
    void labelledBalancesTellUnheadedColumnsApart() {
        double[] columns = {50, 130, -420, -550};
        BankStatement statement = read(new TestPage()
                .text(50, 40, "Початковий залишок: 1 000,00")
                .text(50, 55, "Кінцевий залишок: 1 140,00")
                .row(125, columns, "02.03.2026", "Альфа", "10,00", "")
                .row(140, columns, "15.03.2026", "Бета", "", "200,00")
                .row(155, columns, "19.03.2026", "Гамма", "50,00", ""));
        assertThat(signed(statement)).containsExactly(money("-10.00"), money("200.00"), money("-50.00"));
    }

    @Test
    void linesCloseAboveAHeadAreNoPartOfIt() {
        double[] columns = {50, 130, -450, -560};
        BankStatement statement = read(new TestPage()
                .text(50, 75, "Клієнт: ТОВ Ромашка")
                .text(50, 87, "Рахунок: UA213223130000026007233566001")
                .row(100, columns, "Дата", "Призначення платежу", "Дебет", "Кредит")
                .row(115, columns, "02.03.2026", "Оплата за послуги", "1 500,00", "")
                .row(130, columns, "05.03.2026", "Повернення коштів", "", "20 000,00"));
        assertThat(statement.transactions())
                .extracting(Transaction::description)
                .containsExactly("Оплата за послуги", "Повернення коштів");
        assertThat(statement.iban()).isEqualTo("UA213223130000026007233566001");
        assertThat(statement.currency()).isEqualTo("UAH");
    }
}
