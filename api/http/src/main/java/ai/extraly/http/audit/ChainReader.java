package ai.extraly.http.audit;

import ai.extraly.contract.chain.Anchor;
import ai.extraly.contract.chain.Break;
import ai.extraly.contract.chain.EventChain;
import ai.extraly.contract.chain.FindLogHead;
import ai.extraly.contract.chain.Finding;
import ai.extraly.contract.chain.Head;
import ai.extraly.contract.chain.LogHead;
import ai.extraly.contract.chain.LogWalk;
import ai.extraly.contract.chain.ReadLog;
import ai.extraly.contract.chain.ReadStream;
import ai.extraly.contract.chain.StoredEvent;
import ai.extraly.contract.chain.StreamCheck;
import ai.extraly.contract.chain.Verdict;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import ai.extraly.vault.Vault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Walks the log page by page, each a question of its own, so that no walk is too long for a time-out and none holds more than a page
 * and the heads of some streams.
 */
@Component
class ChainReader {
    /** About 50 MB. */
    private static final int STREAMS_AT_ONCE = 200_000;

    private static final int FINDINGS = 100;

    private final Queries queries;
    private final Vault vault;

    ChainReader(Queries queries, Vault vault) {
        this.queries = queries;
        this.vault = vault;
    }

    /** Sees every event of a walk, once. */
    interface Visitor {
        void visit(StoredEvent event) throws IOException;

        /** Called after each page. */
        default void progress(long position, long head) throws IOException {}
    }

    /** The verdict of a walk over the whole log as it is now. */
    Outcome all(Visitor visitor) throws IOException {
        Checkpoints checkpoints = new Checkpoints(vault.notary());
        Anchor anchor = checkpoints.anchor();
        long head = head();
        Totals totals = new Totals();
        Deque<LogWalk.Share> shares = new ArrayDeque<>(List.of(LogWalk.Share.ALL));
        boolean first = true;
        while (!shares.isEmpty()) {
            LogWalk walk = new LogWalk(chain(), anchor, shares.pop(), STREAMS_AT_ONCE);
            checkpoints.heads(walk::know);
            walk(walk, head, first ? visitor : event -> {});
            walk.rest().forEach(shares::push);
            totals.add(walk, findings(walk, FINDINGS - totals.findings.size()));
            first = false;
        }
        return new Outcome(totals.verdict(anchor), checkpoints.broken());
    }

    /** The verdict on the stream of one aggregate; empty when it has none. */
    Optional<Outcome> one(String aggregate) {
        Checkpoints checkpoints = new Checkpoints(vault.notary());
        @Nullable Head known = checkpoints.head(aggregate);
        Anchor anchor = checkpoints.anchor();
        Iterable<StoredEvent> stream = stream(aggregate);
        Counted events = new Counted(stream.iterator(), known == null ? -1 : known.sequence());
        Optional<Finding> found = new StreamCheck(chain(), anchor)
                .firstBreak(aggregate, () -> events.isUntouched() ? events : stream.iterator(), known);
        events.forEachRemaining(behindTheBreak -> {});
        if (events.isUntouched() && known == null) {
            return Optional.empty();
        }
        List<Finding> findings = found.stream().toList();
        return Optional.of(new Outcome(
                new Verdict(events.count, 1, events.unchained, events.unanchored, anchor, findings.size(), findings),
                checkpoints.broken()));
    }

    private void walk(LogWalk walk, long head, Visitor visitor) throws IOException {
        long position = -1;
        while (position < head) {
            List<StoredEvent> page = queries.list(new ReadLog(position), StoredEvent.class);
            if (page.isEmpty()) {
                return;
            }
            for (StoredEvent event : page) {
                if (event.position() > head) {
                    return;
                }
                walk.accept(event);
                visitor.visit(event);
            }
            position = page.getLast().position();
            visitor.progress(position, head);
        }
    }

    private List<Finding> findings(LogWalk walk, int most) {
        List<Finding> findings = new ArrayList<>();
        StreamCheck closer = walk.closer();
        for (Map.Entry<String, Long> suspect : walk.suspects().entrySet()) {
            if (findings.size() >= most) {
                break;
            }
            String aggregate = suspect.getKey();
            // A stream that is whole by itself and was noticed all the same does not stand in the order of the log.
            findings.add(closer.firstBreak(aggregate, stream(aggregate), walk.known(aggregate))
                    .orElseGet(() -> new Finding(aggregate, suspect.getValue(), Break.REORDERED)));
        }
        return findings;
    }

    /** However long it is, no more than a page of it is held. Each pass reads it anew. */
    private Iterable<StoredEvent> stream(String aggregate) {
        return () -> Stream.iterate(
                        page(aggregate, Long.MIN_VALUE),
                        page -> !page.isEmpty(),
                        page -> behind(aggregate, page.getLast().sequence()))
                .flatMap(List::stream)
                .iterator();
    }

    /** A number that somebody altered may be the last one that there is. */
    private List<StoredEvent> behind(String aggregate, long sequence) {
        return sequence == Long.MAX_VALUE ? List.of() : page(aggregate, sequence + 1);
    }

    private List<StoredEvent> page(String aggregate, long from) {
        return queries.list(new ReadStream(aggregate, from), StoredEvent.class);
    }

    private long head() {
        return queries.find(new FindLogHead(), LogHead.class)
                .orElseThrow(() -> ApiException.unavailable(new IllegalStateException("The log has no end")))
                .position();
    }

    private EventChain chain() {
        return new EventChain(vault.derive(EventChain.PURPOSE, EventChain.INPUT));
    }

    /** What came of it, and the checkpoint that is not what was signed, if one is. */
    record Outcome(Verdict verdict, @Nullable Long brokenCheckpoint) {
        boolean intact() {
            return verdict.intact() && brokenCheckpoint == null;
        }
    }

    /** Counts the events of a stream while somebody goes through it. */
    private static final class Counted implements Iterator<StoredEvent> {
        private final Iterator<StoredEvent> events;
        private final long anchored;
        private long count;
        private long unchained;
        private long unanchored;

        /** @param anchored the last sequence number that a checkpoint covers */
        private Counted(Iterator<StoredEvent> events, long anchored) {
            this.events = events;
            this.anchored = anchored;
        }

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public StoredEvent next() {
            StoredEvent event = events.next();
            count++;
            unchained += event.link() == null ? 1 : 0;
            unanchored += event.sequence() > anchored ? 1 : 0;
            return event;
        }

        private boolean isUntouched() {
            return count == 0;
        }
    }

    /** Adds up what walks over shares of the log found. */
    private static final class Totals {
        private final List<Finding> findings = new ArrayList<>();
        private long events;
        private long streams;
        private long unchained;
        private long unanchored;
        private long broken;

        private void add(LogWalk walk, List<Finding> found) {
            events += walk.events();
            streams += walk.streams();
            unchained += walk.unchained();
            unanchored += walk.unanchored();
            broken += walk.suspects().size();
            findings.addAll(found);
        }

        private Verdict verdict(Anchor anchor) {
            return new Verdict(events, streams, unchained, unanchored, anchor, broken, List.copyOf(findings));
        }
    }
}
