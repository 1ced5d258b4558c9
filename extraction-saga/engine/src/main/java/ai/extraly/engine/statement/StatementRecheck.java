package ai.extraly.engine.statement;

import ai.extraly.engine.results.BankStatement;
import ai.extraly.engine.results.Check;
import ai.extraly.engine.results.Transaction;
import ai.extraly.engine.results.TransactionType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that a person corrected: its totals follow from its rows, as ever, and the same must hold in it. */
public final class StatementRecheck {
    private final BankStatement statement;

    public StatementRecheck(BankStatement corrected) {
        List<Transaction> rows = corrected.transactions();
        statement = new BankStatement(
                corrected.bankName(),
                corrected.accountNumber(),
                corrected.accountHolder(),
                corrected.iban(),
                corrected.bic(),
                corrected.currency(),
                corrected.statementPeriod(),
                corrected.openingBalance(),
                corrected.closingBalance(),
                rows,
                StatementAssembly.total(rows, TransactionType.CREDIT),
                StatementAssembly.total(rows, TransactionType.DEBIT),
                rows.size());
    }

    public BankStatement statement() {
        return statement;
    }

    /** Statements are printed oldest first or newest first; the rows say which by adding up. */
    public List<Check> checks() {
        Walk down = walk(statement.transactions());
        Walk up = walk(statement.transactions().reversed());
        Walk better = up.right > down.right ? up : down;
        return new StatementChecks(statement, better.compared, better.right).list();
    }

    private record Walk(int compared, int right) {}

    private Walk walk(List<Transaction> rows) {
        int compared = 0;
        int right = 0;
        @Nullable BigDecimal balance = statement.openingBalance();
        for (Transaction row : rows) {
            @Nullable
            BigDecimal due = balance == null ? null : balance.add(row.type().signed(row.amount()));
            if (row.balance() != null && due != null) {
                compared++;
                right += row.balance().compareTo(due) == 0 ? 1 : 0;
            }
            balance = row.balance() == null ? due : row.balance();
        }
        return new Walk(compared, right);
    }
}
