package ai.extraly.http.house;

import ai.extraly.contract.chain.EventChain;
import ai.extraly.contract.chain.FindLogHead;
import ai.extraly.contract.chain.LogHead;
import ai.extraly.contract.chain.ReadLog;
import ai.extraly.contract.chain.ReadStream;
import ai.extraly.contract.chain.StoredEvent;
import ai.extraly.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.queryhandling.QueryHandler;

/** An event log that can be written to as one likes. Its pages are small, so that there are several. */
public final class LogInMemory {
    private static final int STREAM_PAGE = 1_000;

    private final EventChain chain;
    private final List<StoredEvent> events = new CopyOnWriteArrayList<>();
    private final Map<String, StoredEvent> last = new HashMap<>();
    private final AtomicInteger streamPagesRead = new AtomicInteger();

    public LogInMemory(Vault vault) {
        chain = new EventChain(vault.derive(EventChain.PURPOSE, EventChain.INPUT));
    }

    @QueryHandler
    StoredEvent[] read(ReadLog query) {
        return events.stream()
                .filter(event -> event.position() > query.after())
                .limit(3)
                .toArray(StoredEvent[]::new);
    }

    @QueryHandler
    StoredEvent[] read(ReadStream query) {
        streamPagesRead.incrementAndGet();
        return events.stream()
                .filter(event -> event.aggregate().equals(query.aggregate()) && event.sequence() >= query.from())
                .limit(STREAM_PAGE)
                .toArray(StoredEvent[]::new);
    }

    @QueryHandler
    LogHead head(FindLogHead query) {
        return new LogHead(events.size() - 1);
    }

    public void clear() {
        events.clear();
        last.clear();
        streamPagesRead.set(0);
    }

    public int streamPagesRead() {
        return streamPagesRead.get();
    }

    /** Stores an event as Extraly does. */
    public void store(String aggregate, Instant at) {
        StoredEvent before = last.get(aggregate);
        StoredEvent event = new StoredEvent(
                events.size(),
                "Document",
                aggregate,
                before == null ? 0 : before.sequence() + 1,
                "event-" + events.size(),
                "ai.extraly.Something",
                "1",
                "{\"n\":1}".getBytes(StandardCharsets.UTF_8),
                at,
                new TreeMap<>(Map.of("requestId", "r-1")));
        event.metadata().put(StoredEvent.CHAIN, chain.link(before == null ? null : before.link(), event));
        events.add(event);
        last.put(aggregate, event);
    }

    /** Alters the payload of an event behind everybody's back. */
    public void alter(int position) {
        events.get(position).payload()[5] = '2';
    }
}
