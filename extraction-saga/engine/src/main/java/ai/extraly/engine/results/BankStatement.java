package ai.extraly.engine.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bank statement. The documented fields are always written, null where the document does not tell; the others only
 * where found. Totals and count are those of the rows.
 */
public record BankStatement(
        @JsonInclude @Nullable String bankName,
        @JsonInclude @Nullable String accountNumber,
        @Nullable String accountHolder,
        @Nullable String iban,
        @Nullable String bic,
        @JsonInclude @Nullable String currency,
        @JsonInclude @Nullable Period statementPeriod,
        @JsonInclude @Nullable BigDecimal openingBalance,
        @JsonInclude @Nullable BigDecimal closingBalance,
        List<Transaction> transactions,
        BigDecimal totalCredits,
        BigDecimal totalDebits,
        int transactionCount)
        implements Results {

    public BankStatement {
        transactions = List.copyOf(transactions);
    }
}
