package ai.extraly.engine.receipt;

import ai.extraly.engine.fields.Label;
import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One printed line.
 *
 * @param text   what stands before the amount, or the whole line without one
 * @param amount at the end of the line
 * @param label  with which the line begins
 */
record Entry(@Nullable Span text, @Nullable Seen<BigDecimal> amount, Optional<Label> label) {

    boolean names(String field) {
        return label.filter(found -> found.names(field)).isPresent();
    }

    boolean isSum() {
        return names("total")
                || names("subtotal")
                || names("tax_total")
                || names("discount")
                || names("rounding")
                || isPayment();
    }

    boolean isPayment() {
        return names("cash") || names("card") || names("change");
    }
}
