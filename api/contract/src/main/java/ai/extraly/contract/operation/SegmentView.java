package ai.extraly.contract.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a processor, which has its own position in the event log.
 *
 * @param parts into how many parts of this size the processor would be cut: 4 is a quarter
 * @param position of the last event that was handled; -1 when there is none
 * @param error why it does not go on at the moment; null when it does
 * @param errorAt when that was seen for the last time
 * @param node that handles it; null when none does
 */
public record SegmentView(
        int segment,
        int parts,
        long position,
        long lagEvents,
        long lagSeconds,
        boolean replaying,
        @Nullable String error,
        @Nullable Instant errorAt,
        @Nullable String node) {}
