package ai.extraly.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void growsByItsFactor() {
        // given
        Backoff backoff = Backoff.exponential(Duration.ofSeconds(10), 6, 0);
        // then
        assertThat(backoff.after(1, 7)).isEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.after(2, 7)).isEqualTo(Duration.ofMinutes(1));
        assertThat(backoff.after(3, 7)).isEqualTo(Duration.ofMinutes(6));
    }

    @Property
    void staysWithinItsJitterAndWaitsTheSameForTheSameSeed(
            @ForAll @IntRange(min = 1, max = 4) int attempt, @ForAll long seed) {
        // given
        Backoff backoff = Backoff.exponential(Duration.ofSeconds(10), 6, 0.2);
        Duration exact = Backoff.exponential(Duration.ofSeconds(10), 6, 0).after(attempt, seed);
        // when
        Duration wait = backoff.after(attempt, seed);
        // then
        assertThat(wait)
                .isBetween(
                        exact.multipliedBy(8).dividedBy(10),
                        exact.multipliedBy(12).dividedBy(10))
                .isEqualTo(backoff.after(attempt, seed));
    }

    @Test
    void spreadsWhatFailedTogether() {
        // given
        Backoff backoff = Backoff.exponential(Duration.ofSeconds(10), 6, 0.2);
        // then
        assertThat(backoff.after(1, 1)).isNotEqualTo(backoff.after(1, 2));
    }

    @Test
    void refusesAJitterThatCouldWaitForNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Backoff.exponential(Duration.ofSeconds(1), 2, 1));
    }
}
