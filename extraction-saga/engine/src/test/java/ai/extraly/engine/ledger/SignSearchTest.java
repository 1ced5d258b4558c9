package ai.extraly.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SignSearchTest {

    @Property
    void findsSignsForAnySumThatCanBeMade(
            @ForAll @Size(min = 1, max = 14) List<@IntRange(min = 1, max = 1_000_000) Integer> cents,
            @ForAll int pattern) {
        // given
        List<BigDecimal> amounts =
                cents.stream().map(cent -> BigDecimal.valueOf(cent, 2)).toList();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < amounts.size(); i++) {
            sum = (pattern >> i & 1) == 1 ? sum.subtract(amounts.get(i)) : sum.add(amounts.get(i));
        }
        // when
        boolean[] negative = SignSearch.signs(amounts, sum).orElseThrow();
        // then
        BigDecimal found = BigDecimal.ZERO;
        for (int i = 0; i < amounts.size(); i++) {
            found = negative[i] ? found.subtract(amounts.get(i)) : found.add(amounts.get(i));
        }
        assertThat(found).isEqualByComparingTo(sum);
    }

    @Test
    void saysWhenNoSignsDo() {
        assertThat(SignSearch.signs(List.of(new BigDecimal("1.00"), new BigDecimal("2.00")), new BigDecimal("5.00")))
                .isEmpty();
    }
}
