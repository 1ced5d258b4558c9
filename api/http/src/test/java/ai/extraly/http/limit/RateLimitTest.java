package ai.extraly.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.limit.RateLimit.Allowance;
import ai.extraly.http.plan.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class RateLimitTest {
    private final HandClock clock = new HandClock();
    private final ApiKeyId key = ApiKeyId.next(clock.instant());

    @Test
    void aRequestPassesWhenNobodyCanCountIt() {
        // given
        try (ConfigurableApplicationContext context = new AnnotationConfigApplicationContext(Plans.class)) {
            RateLimit limit = new RateLimit(new Unreachable(), context.getBean(Plans.class), clock);

            // when
            Allowance allowance = limit.count(key, Plans.DEFAULT);

            // then
            assertThat(allowance.isExceeded()).isFalse();
            assertThat(allowance.remaining()).isEqualTo(1_000);
        }
    }

    @Test
    void aRequestThatBeganInTheLastWindowIsStillCountedThere() {
        // given
        InProcessRequestWindows windows = new InProcessRequestWindows(clock);
        Window last = Window.at(clock.instant());
        Window next = Window.at(clock.instant().plus(Duration.ofHours(1)));
        windows.count(key, last);
        windows.count(key, next);

        // then
        assertThat(windows.count(key, last)).isEqualTo(2);
        assertThat(windows.counted(List.of(key), next)).containsExactly(Map.entry(key, 1L));
    }

    @Test
    void aWindowEndsWithItsHour() {
        assertThat(Window.at(Instant.parse("2026-03-21T10:59:59.999Z")))
                .isEqualTo(new Window(Instant.parse("2026-03-21T10:00:00Z")));
        assertThat(Window.at(Instant.parse("2026-03-21T11:00:00Z")).to()).isEqualTo("2026-03-21T12:00:00Z");
    }

    private static final class Unreachable implements RequestWindows {
        @Override
        public long count(ApiKeyId unused, Window window) {
            throw new IllegalStateException("Nobody is there");
        }

        @Override
        public Map<ApiKeyId, Long> counted(Collection<ApiKeyId> keys, Window window) {
            throw new IllegalStateException("Nobody is there");
        }
    }
}
