package ai.extraly.contract.chain;

import java.time.Instant;

/**
 * What the newest signed checkpoint says of the log as a whole.
 *
 * @param number of the checkpoint; 0 when there is none yet
 * @param position up to which it knows the log: a stream that it does not know had no event up to there
 * @param chainedFrom the position of the first event that has a link; all from there on have one
 * @param at when it was signed
 */
public record Anchor(long number, long position, long chainedFrom, Instant at) {
    /** Where nothing has been signed yet. */
    public static final Anchor NONE = new Anchor(0, Long.MIN_VALUE, Long.MAX_VALUE, Instant.EPOCH);

    /** Whether the checkpoint had seen the event, if it had been there. */
    boolean covers(StoredEvent event) {
        return event.position() <= position;
    }
}
