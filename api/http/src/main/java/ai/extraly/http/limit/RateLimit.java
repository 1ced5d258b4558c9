package ai.extraly.http.limit;

import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.http.plan.Plans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How many requests an API key may send in an hour: what its account's plan says. When the counts cannot be reached, requests pass
 * uncounted: a limit protects the service from its callers, and is no reason to turn them away.
 */
@Component
public class RateLimit {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimit.class);

    private final RequestWindows windows;
    private final Plans plans;
    private final Clock clock;

    RateLimit(RequestWindows windows, Plans plans, Clock clock) {
        this.windows = windows;
        this.plans = plans;
        this.clock = clock;
    }

    /** Counts a request of {@code key}. */
    public Allowance count(ApiKeyId key, PlanName plan) {
        Instant now = clock.instant();
        Window window = Window.at(now);
        return new Allowance(
                plans.requestsPerHour(plan), counted(key, window), window.to().getEpochSecond(), window.left(now));
    }

    private long counted(ApiKeyId key, Window window) {
        try {
            return windows.count(key, window);
        } catch (RuntimeException e) {
            LOG.warn("A request of {} was not counted: {}", key, e.toString());
            return 0;
        }
    }

    /**
     * What a key has left of a window.
     *
     * @param used with the request that was just counted
     * @param reset when the window is over, in seconds of Unix time
     * @param left until then
     */
    public record Allowance(int limit, long used, long reset, Duration left) {
        public boolean isExceeded() {
            return used > limit;
        }

        public long remaining() {
            return Math.max(0, limit - used);
        }
    }
}
