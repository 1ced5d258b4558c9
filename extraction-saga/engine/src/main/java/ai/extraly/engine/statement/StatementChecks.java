package ai.extraly.engine.statement;

import ai.extraly.engine.results.BankStatement;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Period;
import ai.extraly.engine.results.Transaction;
import ai.extraly.engine.value.Iban;
import java.util.ArrayList;
import java.util.List;

/** What must hold in a statement. */
final class StatementChecks {

    private final BankStatement statement;
    private final int balances;
    private final int right;

    /**
     * Checks a statement.
     *
     * @param balances how many running balances could be compared
     * @param right how many of them are what the rows make them
     */
    StatementChecks(BankStatement statement, int balances, int right) {
        this.statement = statement;
        this.balances = balances;
        this.right = right;
    }

    List<Check> list() {
        List<Check> checks = new ArrayList<>();
        if (statement.openingBalance() != null && statement.closingBalance() != null) {
            checks.add(Check.sameAmount(
                    "opening_plus_credits_minus_debits_is_closing",
                    statement.closingBalance(),
                    statement.openingBalance().add(statement.totalCredits()).subtract(statement.totalDebits())));
        }
        if (balances > 0) {
            checks.add(Check.equal("running_balances", balances, right));
        }
        if (statement.iban() != null) {
            checks.add(new Check("iban_check_digits", Iban.isValid(statement.iban()), null, statement.iban()));
        }
        Period period = statement.statementPeriod();
        if (period != null && period.from() != null && period.to() != null) {
            long outside = statement.transactions().stream()
                    .filter(transaction -> outside(transaction, period))
                    .count();
            checks.add(Check.equal("dates_within_period", 0L, outside));
        }
        return checks;
    }

    private static boolean outside(Transaction transaction, Period period) {
        return transaction.date() != null
                && period.from() != null
                && period.to() != null
                && (transaction.date().isBefore(period.from())
                        || transaction.date().isAfter(period.to()));
    }
}
