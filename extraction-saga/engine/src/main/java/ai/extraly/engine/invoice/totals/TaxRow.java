package ai.extraly.engine.invoice.totals;

import ai.extraly.engine.fields.Seen;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One rate of tax as printed. */
public record TaxRow(
        @Nullable Seen<BigDecimal> rate, @Nullable Seen<BigDecimal> base, Seen<BigDecimal> amount) {}
