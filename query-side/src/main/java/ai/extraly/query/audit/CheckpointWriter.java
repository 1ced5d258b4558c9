package ai.extraly.query.audit;

import ai.extraly.contract.chain.Anchor;
import ai.extraly.contract.chain.EventChain;
import ai.extraly.contract.chain.Head;
import ai.extraly.contract.chain.StoredEvent;
import ai.extraly.vault.checkpoint.CheckpointBook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs what the log looks like. What was signed once is never unsigned: a stream that does not go on where it was left keeps its old
 * head in all later checkpoints, so verifying finds it.
 */
public final class CheckpointWriter {
    private static final Logger log = LoggerFactory.getLogger(CheckpointWriter.class);
    private static final int EVENTS = 1_000;
    /** What one checkpoint takes; more goes into the next one, at once. */
    private static final int STREAMS = 20_000;

    private final RawLog events;
    private final CheckpointBook book;
    private final EventChain chain;
    private final Clock clock;

    public CheckpointWriter(RawLog events, CheckpointBook book, EventChain chain, Clock clock) {
        this.events = events;
        this.book = book;
        this.chain = chain;
        this.clock = clock;
    }

    /** Signs what has not been signed; nothing when nothing has happened, or when another node was faster. */
    public void write() {
        boolean more = true;
        while (more) {
            more = writeOne();
        }
    }

    private boolean writeOne() {
        Anchor anchor = book.anchor();
        long head = events.head().position();
        if (anchor.number() > 0 && head < anchor.position()) {
            log.error(
                    "The event log ends at {}, before the position {} of checkpoint {}: events are missing",
                    head,
                    anchor.position(),
                    anchor.number());
        }
        Progress progress = new Progress(anchor);
        while (progress.position < head && progress.streams.size() < STREAMS) {
            List<StoredEvent> page = events.after(progress.position, EVENTS);
            if (page.isEmpty()) {
                break;
            }
            for (StoredEvent event : page) {
                if (event.position() > head || progress.streams.size() >= STREAMS) {
                    break;
                }
                progress.add(event);
            }
            if (page.getLast().position() > head) {
                break;
            }
        }
        if (progress.streams.isEmpty()) {
            return false;
        }
        boolean written = book.write(
                anchor, clock.instant(), progress.position, progress.chainedFrom, thatGoOn(anchor, progress));
        return written && progress.position < head;
    }

    private List<Head> thatGoOn(Anchor anchor, Progress progress) {
        Map<String, Head> known = new HashMap<>();
        book.heads(anchor.number(), head -> {
            if (progress.streams.containsKey(head.aggregate())) {
                known.put(head.aggregate(), head);
            }
        });
        List<Head> changed = new ArrayList<>();
        progress.streams.forEach((aggregate, seen) -> {
            @Nullable Head before = known.get(aggregate);
            if (goesOn(before, seen.first())) {
                changed.add(seen.head());
            } else {
                log.error(
                        "The stream of {} does not go on where a checkpoint left it, {}: its events were changed",
                        aggregate,
                        before);
            }
        });
        return changed;
    }

    /** Whether {@code first} is the event that came next, and not only one of its number. */
    private boolean goesOn(@Nullable Head before, StoredEvent first) {
        long next = before == null ? 0 : before.sequence() + 1;
        return first.sequence() == next
                && (first.link() == null
                        || first.link().equals(chain.link(before == null ? null : before.link(), first)));
    }

    /** The first event of a stream since a checkpoint, and its head. */
    private record Seen(StoredEvent first, Head head) {}

    /** What was seen of the log since a checkpoint. */
    private static final class Progress {
        private final Map<String, Seen> streams = new HashMap<>();
        private long position;
        private long chainedFrom;

        private Progress(Anchor since) {
            position = since.number() == 0 ? -1 : since.position();
            chainedFrom = since.chainedFrom();
        }

        private void add(StoredEvent event) {
            position = event.position();
            Head head = new Head(event.aggregate(), event.sequence(), event.link());
            streams.merge(event.aggregate(), new Seen(event, head), (seen, now) -> new Seen(seen.first(), head));
            if (event.link() != null) {
                chainedFrom = Math.min(chainedFrom, position);
            }
        }
    }
}
