package ai.extraly.contract.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first break in one stream and says of what kind it is. A link that does not hold tells only that something is wrong; what,
 * follows from where it would hold and from what comes behind it.
 */
public final class StreamCheck {
    /** Trying every place behind every link is a square of the length; streams have a few dozen events. */
    private static final int SEARCHED = 300;

    private final EventChain chain;
    private final Anchor anchor;

    public StreamCheck(EventChain chain, Anchor anchor) {
        this.chain = chain;
        this.anchor = anchor;
    }

    /**
     * Checks a whole stream.
     *
     * @param events of one aggregate, in the order of their sequence numbers; gone through again where there is a break
     * @param known the head of the stream at the newest checkpoint; null when it had none
     */
    public Optional<Finding> firstBreak(String aggregate, Iterable<StoredEvent> events, @Nullable Head known) {
        @Nullable String previous = null;
        long expected = 0;
        boolean linked = false;
        for (StoredEvent event : events) {
            if (event.sequence() != expected) {
                return Optional.of(new Finding(aggregate, expected, Break.MISSING));
            }
            boolean before = !linked && event.link() == null && mayBeOlderThanTheChain(event);
            if (!before && !chain.holds(previous, event, expected)) {
                return Optional.of(new Finding(aggregate, expected, kind(events, expected, previous, known)));
            }
            if (contradicts(event, known)) {
                return Optional.of(new Finding(aggregate, expected, Break.ALTERED));
            }
            if (anchor.covers(event) && (known == null || known.sequence() < expected)) {
                return Optional.of(new Finding(aggregate, expected, Break.INSERTED));
            }
            previous = event.link();
            linked |= previous != null;
            expected++;
        }
        return known != null && known.sequence() >= expected
                ? Optional.of(new Finding(aggregate, expected, Break.MISSING_AT_END))
                : Optional.empty();
    }

    /** Who took the links off the beginning of a stream is found where they begin; who took off all, by the head that is known. */
    private boolean mayBeOlderThanTheChain(StoredEvent event) {
        return event.position() == StoredEvent.UNKNOWN || event.position() < anchor.chainedFrom();
    }

    static boolean contradicts(StoredEvent event, @Nullable Head known) {
        return known != null && known.sequence() == event.sequence() && !Objects.equals(known.link(), event.link());
    }

    private Break kind(Iterable<StoredEvent> events, long place, @Nullable String previous, @Nullable Head known) {
        Surroundings around = new Surroundings(events, place);
        StoredEvent event = around.event;
        if (around.isThereTwice) {
            return Break.INSERTED;
        }
        if (holdsElsewhere(around.first, event)) {
            return Break.REORDERED;
        }
        if (around.next != null && chain.holds(previous, around.next, event.sequence())) {
            return Break.INSERTED;
        }
        boolean wasThere = known != null && known.sequence() >= event.sequence();
        boolean last = around.next == null;
        boolean unlikely = anchor.covers(event) || (last && event.link() == null);
        return !wasThere && unlikely ? Break.INSERTED : Break.ALTERED;
    }

    private boolean holdsElsewhere(List<StoredEvent> events, StoredEvent event) {
        if (event.link() == null || events.size() > SEARCHED) {
            return false;
        }
        for (long place = 0; place <= events.size(); place++) {
            if (chain.holds(null, event, place)) {
                return true;
            }
            for (StoredEvent before : events) {
                if (before.link() != null && chain.holds(before.link(), event, place)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What stands around a break. Of a stream longer than is searched, not more than its beginning is kept. */
    private static final class Surroundings {
        private final List<StoredEvent> first = new ArrayList<>();
        private final StoredEvent event;
        private @Nullable StoredEvent next;
        private boolean isThereTwice;

        /** @param place of the event at the break: as many events come before it */
        private Surroundings(Iterable<StoredEvent> events, long place) {
            event = at(events, place);
            long index = 0;
            for (StoredEvent other : events) {
                if (first.size() <= SEARCHED) {
                    first.add(other);
                }
                next = index == place + 1 ? other : next;
                isThereTwice |=
                        index != place && other.link() != null && other.link().equals(event.link());
                index++;
            }
        }

        private static StoredEvent at(Iterable<StoredEvent> events, long place) {
            return StreamSupport.stream(events.spliterator(), false)
                    .skip(place)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
