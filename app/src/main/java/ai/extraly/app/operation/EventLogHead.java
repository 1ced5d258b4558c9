package ai.extraly.app.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** The end of the event log at one moment, and how far a position is from it. For one answer only. */
final class EventLogHead {
    private static final int MILLIS_TO_READ = 500;

    private final EventStore events;
    private final Clock clock;
    private final long head;
    private final long tail;
    private final Map<Long, Long> ages = new HashMap<>();

    EventLogHead(EventStore events, Clock clock) {
        this.events = events;
        this.clock = clock;
        this.head = position(events.createHeadToken(), -1);
        this.tail = position(events.createTailToken(), -1);
    }

    /** How many events are behind {@code position}. A number that an undone transaction took from the log counts as an event. */
    long eventsBehind(long position) {
        return Math.max(0, head - Math.max(position, tail));
    }

    /** The age of the first event behind {@code token} in seconds; 0 when there is none. */
    long secondsBehind(@Nullable TrackingToken token) {
        long position = position(token, tail);
        return eventsBehind(position) == 0 ? 0 : ages.computeIfAbsent(position, unread -> ageOfNext(token));
    }

    private long ageOfNext(@Nullable TrackingToken token) {
        try (BlockingStream<TrackedEventMessage<?>> next =
                events.openStream(token == null ? events.createTailToken() : WrappedToken.unwrapLowerBound(token))) {
            return next.hasNextAvailable(MILLIS_TO_READ, TimeUnit.MILLISECONDS)
                    ? Math.max(
                            0,
                            Duration.between(next.nextAvailable().getTimestamp(), clock.instant())
                                    .toSeconds())
                    : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    static long position(@Nullable TrackingToken token, long otherwise) {
        TrackingToken known = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return known == null ? otherwise : known.position().orElse(otherwise);
    }
}
