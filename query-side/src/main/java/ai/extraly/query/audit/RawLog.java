package ai.extraly.query.audit;

import ai.extraly.contract.chain.LogHead;
import ai.extraly.contract.chain.StoredEvent;
import java.util.List;

/**
 * The event log as it lies there: bytes before any upcasting, and before anybody asks whether they can be read. What it hands out is
 * as durable as what the event store hands out.
 */
public interface RawLog {
    /**
     * The first events after a position, in the order of the log; fewer than {@code limit} only where it ends.
     *
     * @param position -1 for the beginning
     */
    List<StoredEvent> after(long position, int limit);

    /** The first events of one aggregate from a sequence number on; their position is told as far as the store knows it. */
    List<StoredEvent> of(String aggregate, long from, int limit);

    /** Whatever is stored after this call comes behind the position. */
    LogHead head();
}
