package ai.extraly.contract.chain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it lies in the log: its bytes before any upcasting, its metadata as texts.
 *
 * @param position in the whole log; events are read in its order. {@link #UNKNOWN} where the store does not tell it. No part of the link: it is not known when the link is made
 * @param stream the kind of aggregate whose stream it is in; empty for an event of no aggregate
 * @param id of the event itself, not of its aggregate
 * @param at when it happened; Extraly writes whole milliseconds, the least that every event store keeps
 * @param metadata with the link, under {@link #CHAIN}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares events
public record StoredEvent(
        long position,
        String stream,
        String aggregate,
        long sequence,
        String id,
        String type,
        @Nullable String revision,
        byte[] payload,
        Instant at,
        Map<String, String> metadata) {
    /** A position that is behind every other. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    /** The name of the link in the metadata. */
    public static final String CHAIN = "chain";

    public @Nullable String link() {
        return metadata.get(CHAIN);
    }
}
