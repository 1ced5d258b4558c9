package ai.extraly.engine.invoice.totals;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Box;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MisreadTotalsTest {

    private static Seen<BigDecimal> seen(String text) {
        return new Seen<>(new BigDecimal(text), new Span(1, text, new Box(0, 0, 10, 10)), 0.9);
    }

    private static List<BigDecimal> settled(String subtotal, String tax, String total, String... borneOut) {
        Totals read = new Totals(seen(subtotal), List.of(), seen(tax), seen(total), null, BigDecimal.ZERO);
        Totals settled = new MisreadTotals(
                        read, Arrays.stream(borneOut).map(BigDecimal::new).toList())
                .settled();
        return List.of(
                requireNonNull(settled.subtotal()).value(),
                requireNonNull(settled.taxTotal()).value(),
                requireNonNull(settled.total()).value());
    }

    private static List<BigDecimal> sums(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }

    @Test
    void theTotalIsWhatTheOthersMake() {
        assertThat(settled("145.00", "29.00", "114.00", "145.00", "29.00"))
                .isEqualTo(sums("145.00", "29.00", "174.00"));
    }

    @Test
    void whatIsBorneOutWasReadWell() {
        assertThat(settled("185.00", "29.00", "164.00", "164.00", "29.00"))
                .isEqualTo(sums("135.00", "29.00", "164.00"));
    }

    @Test
    void sumsThatHoldStay() {
        assertThat(settled("145.00", "29.00", "174.00")).isEqualTo(sums("145.00", "29.00", "174.00"));
    }

    @Test
    void nothingIsGuessedBetweenTwo() {
        assertThat(settled("135.00", "29.00", "174.00")).isEqualTo(sums("135.00", "29.00", "174.00"));
    }
}
