package ai.extraly.query.audit;

import ai.extraly.contract.chain.FindLogHead;
import ai.extraly.contract.chain.LogHead;
import ai.extraly.contract.chain.ReadLog;
import ai.extraly.contract.chain.ReadStream;
import ai.extraly.contract.chain.StoredEvent;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;

/** Hands out the raw log in pages that stay well below the size of a message. */
public final class LogQueries {
    private static final int EVENTS = 500;
    private static final long BYTES = 1_000_000;

    private final RawLog log;

    public LogQueries(RawLog log) {
        this.log = log;
    }

    @QueryHandler
    StoredEvent[] read(ReadLog query) {
        return page(log.after(query.after(), EVENTS));
    }

    @QueryHandler
    StoredEvent[] read(ReadStream query) {
        return page(log.of(query.aggregate(), query.from(), EVENTS));
    }

    @QueryHandler
    LogHead find(FindLogHead query) {
        return log.head();
    }

    private static StoredEvent[] page(List<StoredEvent> events) {
        long bytes = 0;
        for (int i = 0; i < events.size(); i++) {
            bytes += events.get(i).payload().length;
            if (bytes > BYTES && i > 0) {
                return events.subList(0, i).toArray(StoredEvent[]::new);
            }
        }
        return events.toArray(StoredEvent[]::new);
    }
}
