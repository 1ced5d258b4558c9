package ai.extraly.engine.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of a statement.
 *
 * @param amount  never negative; {@code type} tells the direction
 * @param balance the balance printed beside it, if any
 */
public record Transaction(
        @JsonInclude @Nullable LocalDate date,
        @Nullable LocalDate valueDate,
        @JsonInclude @Nullable String description,
        @Nullable String reference,
        BigDecimal amount,
        TransactionType type,
        @JsonInclude @Nullable BigDecimal balance) {}
