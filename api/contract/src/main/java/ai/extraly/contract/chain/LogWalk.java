package ai.extraly.contract.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks the whole log in its order, event by event, and keeps the head of each stream. It only tells which streams are not as they
 * should be; {@link StreamCheck} says what is wrong with them.
 *
 * <p>Memory grows with the number of streams. When there are more than {@code limit}, the walk goes on with half of them, and the
 * other half is another walk's: {@link #rest()}.
 */
public final class LogWalk {
    private final EventChain chain;
    private final Anchor anchor;
    private final int limit;
    private final Map<String, Tip> tips = new HashMap<>();
    private final List<Share> rest = new ArrayList<>();
    private Share share;

    /** Where the first link was seen; before it events may have none. */
    private long chainedFrom;

    /** Which streams a walk looks at: those whose hash leaves {@code remainder} when divided by {@code of}. */
    public record Share(int remainder, int of) {
        public static final Share ALL = new Share(0, 1);

        public boolean has(String aggregate) {
            return Math.floorMod((aggregate.hashCode() * 0x9E3779B9) >>> 4, of) == remainder;
        }
    }

    /** What is known of one stream. */
    private static final class Tip {
        private final @Nullable Head known;
        private @Nullable String link;
        private long next;
        private long unchained;
        private long unanchored;
        private long suspect = -1;

        private Tip(@Nullable Head known) {
            this.known = known;
        }
    }

    /**
     * Begins a walk.
     *
     * @param limit of the number of streams that are kept in mind at once
     */
    public LogWalk(EventChain chain, Anchor anchor, Share share, int limit) {
        this.chain = chain;
        this.anchor = anchor;
        this.chainedFrom = anchor.chainedFrom();
        this.share = share;
        this.limit = limit;
    }

    /** Tells of a stream that a checkpoint knows; of one that it knew earlier, again. All of them come before the first event. */
    public void know(Head head) {
        if (share.has(head.aggregate())) {
            tips.put(head.aggregate(), new Tip(head));
            shrink();
        }
    }

    /** Takes the next event of the log. */
    public void accept(StoredEvent event) {
        boolean before = event.link() == null && event.position() < chainedFrom;
        if (event.link() != null) {
            chainedFrom = Math.min(chainedFrom, event.position());
        }
        if (!share.has(event.aggregate())) {
            return;
        }
        Tip tip = tips.get(event.aggregate());
        if (tip == null) {
            tip = new Tip(null);
            tips.put(event.aggregate(), tip);
            shrink();
        }
        tip.unanchored += anchor.covers(event) ? 0 : 1;
        tip.unchained += before ? 1 : 0;
        if (tip.suspect < 0 && !follows(tip, event, before)) {
            tip.suspect = event.sequence();
        }
        tip.link = event.link();
        tip.next++;
    }

    private boolean follows(Tip tip, StoredEvent event, boolean before) {
        return event.sequence() == tip.next
                && (before || chain.holds(tip.link, event, event.sequence()))
                && !StreamCheck.contradicts(event, tip.known)
                && !(anchor.covers(event) && (tip.known == null || tip.known.sequence() < event.sequence()));
    }

    private void shrink() {
        while (tips.size() > limit) {
            rest.add(new Share(share.remainder() + share.of(), share.of() * 2));
            share = new Share(share.remainder(), share.of() * 2);
            tips.keySet().removeIf(aggregate -> !share.has(aggregate));
        }
    }

    /** What this walk had to leave out. */
    public List<Share> rest() {
        return List.copyOf(rest);
    }

    /** The number of streams that had an event. */
    public long streams() {
        return tips.values().stream().filter(tip -> tip.next > 0).count();
    }

    public long events() {
        return sum(tip -> tip.next);
    }

    /** How many events came before there was a chain. */
    public long unchained() {
        return sum(tip -> tip.unchained);
    }

    /** How many events are newer than the newest checkpoint. */
    public long unanchored() {
        return sum(tip -> tip.unanchored);
    }

    private long sum(Function<Tip, Long> count) {
        return tips.values().stream().mapToLong(count::apply).sum();
    }

    /** Streams with a break, each with the sequence number at which it was noticed. */
    public Map<String, Long> suspects() {
        Map<String, Long> suspects = new LinkedHashMap<>();
        tips.forEach((aggregate, tip) -> {
            if (tip.suspect >= 0) {
                suspects.put(aggregate, tip.suspect);
            } else if (tip.known != null && tip.known.sequence() >= tip.next) {
                suspects.put(aggregate, tip.next);
            }
        });
        return suspects;
    }

    /** What looks closer at a suspect, with what this walk has learnt of the log. */
    public StreamCheck closer() {
        return new StreamCheck(chain, new Anchor(anchor.number(), anchor.position(), chainedFrom, anchor.at()));
    }

    /** The head that a checkpoint knows of a stream. */
    public @Nullable Head known(String aggregate) {
        Tip tip = tips.get(aggregate);
        return tip == null ? null : tip.known;
    }
}
