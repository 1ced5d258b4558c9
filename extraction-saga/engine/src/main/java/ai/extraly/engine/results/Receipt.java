package ai.extraly.engine.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A till receipt. What is not on it is null and left out of the JSON. */
public record Receipt(
        @Nullable Merchant merchant,
        @Nullable String receiptNumber,
        @Nullable LocalDate date,
        @Nullable String time,
        @Nullable String currency,
        List<Item> items,
        @Nullable BigDecimal subtotal,
        @Nullable BigDecimal discount,
        @Nullable BigDecimal taxTotal,
        @Nullable BigDecimal rounding,
        @Nullable BigDecimal total,
        @Nullable Payment payment)
        implements Results {

    /** Who sold. */
    public record Merchant(
            @Nullable String name,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String taxNumber) {}

    /** One thing bought. */
    public record Item(
            @Nullable String description,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal amount) {}

    /** How it was paid. */
    public record Payment(
            @Nullable String method,
            @Nullable String cardLast4,
            @Nullable BigDecimal paid,
            @Nullable BigDecimal change) {}
}
