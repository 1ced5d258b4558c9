package ai.extraly.engine.results;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;

/** Money in or out, seen from the account. */
public enum TransactionType {
    CREDIT,
    DEBIT;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The amount with the sign that it has for the account. */
    public BigDecimal signed(BigDecimal amount) {
        return this == CREDIT ? amount : amount.negate();
    }
}
