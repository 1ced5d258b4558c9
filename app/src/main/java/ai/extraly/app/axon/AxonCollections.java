package ai.extraly.app.axon;

import java.time.Duration;

/** Where Axon's bookkeeping lies in MongoDB, for who looks at it without taking part. */
public final class AxonCollections {
    public static final String TOKENS = "tokens";
    public static final String DEAD_LETTERS = "dead_letters";

    /** A node that says nothing for so long has lost its segments to the others. */
    public static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    private AxonCollections() {}
}
