package ai.extraly.saga;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How long to wait before something is tried again: exponential, spread by a jitter so that what failed together does not return
 * together. The spread follows from a seed, so that a replayed history waits for the same moments.
 */
record Backoff(Duration base, double factor, double jitter) {
    private static final RandomGeneratorFactory<RandomGenerator> SPREAD = RandomGeneratorFactory.of("L64X128MixRandom");

    Backoff {
        if (base.isNegative() || factor < 1 || jitter < 0 || jitter >= 1) {
            throw new IllegalArgumentException(
                    "A backoff has a base >= 0, a factor >= 1 and a jitter from 0 to below 1");
        }
    }

    static Backoff exponential(Duration base, double factor, double jitter) {
        return new Backoff(base, factor, jitter);
    }

    /**
     * The wait after the failure of {@code attempt} (1-based): {@code base × factor^(attempt-1)}, shortened or lengthened by up to the
     * share {@code jitter}.
     */
    Duration after(int attempt, long seed) {
        double spread = 1 + jitter * (2 * SPREAD.create(seed + attempt).nextDouble() - 1);
        return Duration.ofMillis(Math.round(base.toMillis() * Math.pow(factor, attempt - 1.0) * spread));
    }
}
