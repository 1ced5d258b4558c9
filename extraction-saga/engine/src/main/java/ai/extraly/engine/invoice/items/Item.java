package ai.extraly.engine.invoice.items;

import ai.extraly.engine.fields.Seen;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line item with the proof of each of its values. */
public record Item(
        @Nullable Seen<String> description,
        @Nullable Seen<BigDecimal> quantity,
        @Nullable Seen<String> unit,
        @Nullable Seen<BigDecimal> unitPrice,
        @Nullable Seen<BigDecimal> discount,
        @Nullable Seen<BigDecimal> taxRate,
        Seen<BigDecimal> amount) {

    /** The same with the value that the sums ask for. */
    public Item withAmount(BigDecimal meant) {
        return new Item(description, quantity, unit, unitPrice, discount, taxRate, amount.meaning(meant));
    }
}
