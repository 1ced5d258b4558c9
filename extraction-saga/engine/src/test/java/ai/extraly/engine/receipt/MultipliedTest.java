package ai.extraly.engine.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.fields.Span;
import ai.extraly.engine.page.Box;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MultipliedTest {

    private static Span text(String text) {
        return new Span(1, text, new Box(0, 0, 1, 1));
    }

    @Test
    void theArithmeticTellsQuantityAndPriceFromOtherNumbers() {
        Multiplied found = Multiplied.in(text("201019 PASTRY 4 1.60 0"), new BigDecimal("6.40"))
                .orElseThrow();
        assertThat(found.quantity().value()).isEqualByComparingTo("4");
        assertThat(found.price().value()).isEqualByComparingTo("1.60");
    }

    @Test
    void aSignOfMultiplicationIsBelievedWhateverTheAmount() {
        Multiplied found =
                Multiplied.in(text("2 x 1.50"), new BigDecimal("2.50")).orElseThrow();
        assertThat(found.holds()).isFalse();
        assertThat(found.quantity().value()).isEqualByComparingTo("2");
    }

    @Test
    void numbersThatDoNotFitSayNothing() {
        assertThat(Multiplied.in(text("Battery 9V 2 pack"), new BigDecimal("6.40")))
                .isEmpty();
    }

    @Property(tries = 200)
    void findsAnyQuantityAndPrice(
            @ForAll @IntRange(min = 1, max = 99) int quantity, @ForAll @IntRange(min = 5, max = 99_999) int cents) {
        BigDecimal price = BigDecimal.valueOf(cents, 2);
        BigDecimal amount = price.multiply(BigDecimal.valueOf(quantity));
        Multiplied found =
                Multiplied.in(text("Thing " + quantity + " X " + price), amount).orElseThrow();
        assertThat(found.holds()).isTrue();
        assertThat(found.price().value()).isEqualByComparingTo(price);
    }
}
