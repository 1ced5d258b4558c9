package ai.extraly.engine.receipt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Seen;
import ai.extraly.engine.page.Document;
import ai.extraly.engine.value.Amounts;
import ai.extraly.engine.value.NumberStyle;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TotalChoiceTest {

    private static @Nullable Seen<BigDecimal> total(String... lines) {
        Document document = Strip.of(lines);
        MoneyReader money = new MoneyReader(document, new Amounts(NumberStyle.POINT));
        return new TotalChoice(new Till(new Rows(ReceiptReader.labels(document), money).of(document), null)).total();
    }

    private static BigDecimal value(String... lines) {
        return requireNonNull(total(lines)).value();
    }

    @Test
    void takesTheTotalThatWasPaid() {
        assertThat(value("Total  31.00", "Grand total  20.00", "Cash  40.00", "Change  9.00"))
                .isEqualByComparingTo("31.00");
    }

    @Test
    void takesWhatWasRounded() {
        assertThat(value("Total sales  14.38", "Rounding adjustment  0.02", "Rounding  14.40", "Cash  20.00"))
                .isEqualByComparingTo("14.40");
    }

    @Test
    void aSummaryOfTaxesHasNoTotal() {
        assertThat(value("Total  75.00", "GST Summary  Tax", "Total  4.25")).isEqualByComparingTo("75.00");
    }

    @Test
    void aCountIsNoTotal() {
        assertThat(value("Total  7.50", "Total items  12.00")).isEqualByComparingTo("7.50");
    }

    @Test
    void whereTheTotalIsIllegibleWhatWasKeptIsComputed() {
        Seen<BigDecimal> total = requireNonNull(total("Tea  2.00", "~~~~", "Cash  10.00", "Change  3.50"));
        assertThat(total.value()).isEqualByComparingTo("6.50");
        assertThat(total.span()).isNull();
    }

    @Test
    void aFigureThatWasMisreadIsPutRightByWhatWasKept() {
        for (String printed : new String[] {"74.90", "774.90", "174.98", "SGD 174.98"}) {
            Seen<BigDecimal> total = requireNonNull(total("Net total  " + printed, "Cash  200.00", "Change  25.10"));
            assertThat(total.value()).isEqualByComparingTo("174.90");
            assertThat(requireNonNull(total.span()).text()).isEqualTo(printed);
        }
    }

    @Test
    void aFigureThatLooksLikeNoneOfWhatWasKeptStays() {
        assertThat(value("Net total  45.00", "Cash  50.00", "Change  10.00")).isEqualByComparingTo("45.00");
    }

    @Test
    void arithmeticMakesSure() {
        double alone = requireNonNull(total("Total  9.00")).confidence();
        double borneOut = requireNonNull(total("Total  9.00", "Cash  10.00", "Change  1.00"))
                .confidence();
        assertThat(borneOut).isGreaterThan(0.9).isGreaterThan(alone);
    }

    @Property(tries = 100)
    void whateverIsPaidTheTotalIsWhatWasKept(
            @ForAll @IntRange(min = 100, max = 50_000) int total, @ForAll @IntRange(min = 5, max = 5_000) int change) {
        BigDecimal kept = BigDecimal.valueOf(total, 2);
        BigDecimal back = BigDecimal.valueOf(change, 2);
        assertThat(value("Subtotal  1.00", "Total  " + kept, "Cash  " + kept.add(back), "Change  " + back))
                .isEqualByComparingTo(kept);
    }
}
