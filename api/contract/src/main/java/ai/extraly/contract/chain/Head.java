package ai.extraly.contract.chain;

import org.jspecify.annotations.Nullable;

/**
 * The last event of a stream.
 *
 * @param link null where the event was stored before there was a chain
 */
public record Head(
        String aggregate, long sequence, @Nullable String link) {}
