package ai.extraly.contract.chain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
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
     * @param events of one aggregate, in the order of their sequence numbers
     * @param known the head of the stream at the newest checkpoint; null when it had none
     */
    public Optional<Finding> firstBreak(String aggregate, List<StoredEvent> events, @Nullable Head known) {
        @Nullable String previous = null;
        long expected = 0;
        boolean linked = false;
        for (int i = 0; i < events.size(); i++) {
            StoredEvent event = events.get(i);
            if (event.sequence() != expected) {
                return Optional.of(new Finding(aggregate, expected, Break.MISSING));
            }
            boolean before = !linked && event.link() == null && event.position() < anchor.chainedFrom();
            if (!before && !chain.holds(previous, event, expected)) {
                return Optional.of(new Finding(aggregate, expected, kind(events, i, previous, known)));
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

    static boolean contradicts(StoredEvent event, @Nullable Head known) {
        return known != null && known.sequence() == event.sequence() && !Objects.equals(known.link(), event.link());
    }

    private Break kind(List<StoredEvent> events, int at, @Nullable String previous, @Nullable Head known) {
        StoredEvent event = events.get(at);
        if (others(events, at, other -> other.link() != null && Objects.equals(other.link(), event.link()))) {
            return Break.INSERTED;
        }
        if (holdsElsewhere(events, event)) {
            return Break.REORDERED;
        }
        if (at + 1 < events.size() && chain.holds(previous, events.get(at + 1), event.sequence())) {
            return Break.INSERTED;
        }
        boolean wasThere = known != null && known.sequence() >= event.sequence();
        boolean last = at + 1 == events.size();
        boolean unlikely = anchor.covers(event) || (last && event.link() == null);
        return !wasThere && unlikely ? Break.INSERTED : Break.ALTERED;
    }

    private static boolean others(List<StoredEvent> events, int at, Predicate<StoredEvent> predicate) {
        for (int i = 0; i < events.size(); i++) {
            if (i != at && predicate.test(events.get(i))) {
                return true;
            }
        }
        return false;
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
}
