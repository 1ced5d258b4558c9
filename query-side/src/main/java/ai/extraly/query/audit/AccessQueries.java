package ai.extraly.query.audit;

import ai.extraly.contract.Actor;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.AccessRecorded;
import ai.extraly.contract.audit.query.AccessPage;
import ai.extraly.contract.audit.query.ListAccesses;
import ai.extraly.contract.audit.query.PastAccess;
import ai.extraly.contract.chain.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/**
 * Answers what auditors and operators did, from the log itself: it is asked seldom, and a read model could say something else than
 * what was written down. One question looks at so many events and no more; where to go on is part of its answer.
 */
public final class AccessQueries {
    private static final String RECORD = AccessRecorded.class.getName();

    /** A second of reading, and several on a busy node. */
    private static final int LOOKED_AT = 20_000;

    private static final int READ_AT_ONCE = 500;
    /** By how much the clocks of two nodes may differ: within it the order of the log need not be that of its instants. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final RawLog log;
    private final EventStore events;

    public AccessQueries(RawLog log, EventStore events) {
        this.log = log;
        this.events = events;
    }

    @QueryHandler
    AccessPage list(ListAccesses query) {
        long head = log.head().position();
        long position = query.fromPosition() == null ? begin(query.from(), head) : query.fromPosition() - 1;
        List<PastAccess> found = new ArrayList<>();
        for (int lookedAt = 0; position < head && lookedAt < LOOKED_AT; ) {
            List<StoredEvent> page = log.after(position, READ_AT_ONCE);
            for (StoredEvent event : page) {
                if (event.position() > head || isBehind(event, query.to())) {
                    return new AccessPage(found, null);
                }
                position = event.position();
                access(event).filter(access -> isAskedFor(access, query)).ifPresent(found::add);
                if (found.size() >= query.limit()) {
                    return new AccessPage(found, next(position, head));
                }
            }
            if (page.isEmpty()) {
                return new AccessPage(found, null);
            }
            lookedAt += page.size();
        }
        return new AccessPage(found, next(position, head));
    }

    private static @Nullable Long next(long position, long head) {
        return position < head ? position + 1 : null;
    }

    private long begin(@Nullable Instant from, long head) {
        return from == null ? -1 : before(from.minus(CLOCKS_DIFFER), head);
    }

    /** A position with nothing as late as {@code instant} up to it, found by halving: the log has no index of instants. */
    private long before(Instant instant, long head) {
        long low = -1;
        long high = head;
        while (low < high) {
            long middle = Math.floorDiv(low + high, 2);
            List<StoredEvent> next = log.after(middle, 1);
            if (next.isEmpty() || !next.getFirst().at().isBefore(instant)) {
                high = middle;
            } else {
                low = next.getFirst().position();
            }
        }
        return low;
    }

    private static boolean isBehind(StoredEvent event, @Nullable Instant to) {
        return to != null && event.at().isAfter(to.plus(CLOCKS_DIFFER));
    }

    private static boolean isAskedFor(PastAccess access, ListAccesses query) {
        AccessRecorded recorded = access.recorded();
        return (query.accountId() == null || recorded.accountId().equals(query.accountId()))
                && (query.from() == null || !recorded.at().isBefore(query.from()))
                && (query.to() == null || recorded.at().isBefore(query.to()));
    }

    /** Read again through the event store: an older form of the event is brought up to date there. */
    private Optional<PastAccess> access(StoredEvent event) {
        return event.type().equals(RECORD)
                ? events.readEvents(event.aggregate(), event.sequence())
                        .asStream()
                        .findFirst()
                        .map(AccessQueries::told)
                : Optional.empty();
    }

    private static PastAccess told(DomainEventMessage<?> message) {
        MetaData data = message.getMetaData();
        return new PastAccess(
                (AccessRecorded) message.getPayload(),
                text(data, Actor.ROLE).flatMap(Role::of).orElse(null),
                text(data, Actor.REQUEST).orElse(null));
    }

    private static Optional<String> text(MetaData data, String name) {
        return Optional.ofNullable(data.get(name)).map(Object::toString);
    }
}
