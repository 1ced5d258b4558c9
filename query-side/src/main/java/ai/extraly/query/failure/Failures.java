package ai.extraly.query.failure;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * The last failure of each segment, until this node commits a later batch of that segment. It is noticed wherever the batch fails: in a
 * handler, or when what was handled is to be written.
 */
public final class Failures {
    private static final String NOTED = Failures.class.getName();

    private record Place(String processor, int segment) {}

    private final Map<Place, Failure> last = new ConcurrentHashMap<>();
    private final Clock clock;

    public Failures(Clock clock) {
        this.clock = clock;
    }

    /** Watches {@code processor}. It has to be the first of the interceptors, so that it sees the others fail. */
    public MessageHandlerInterceptor<EventMessage<?>> watching(String processor) {
        return (unit, chain) -> {
            place(processor, unit).ifPresent(place -> unit.getOrComputeResource(NOTED, noted -> watch(place, unit)));
            return chain.proceed();
        };
    }

    /** Those of {@code processor}, by segment. */
    public List<Failure> of(String processor) {
        return last.entrySet().stream()
                .filter(entry -> entry.getKey().processor().equals(processor))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparingInt(Failure::segment))
                .toList();
    }

    /** Nobody will ask for {@code processor} again. */
    public void forget(String processor) {
        last.keySet().removeIf(place -> place.processor().equals(processor));
    }

    /** Empty when this is no batch of a segment, but a dead letter that is tried again. */
    private static Optional<Place> place(String processor, UnitOfWork<?> unit) {
        return unit.getResource("Processor[" + processor + "]/SegmentId") instanceof Integer segment
                ? Optional.of(new Place(processor, segment))
                : Optional.empty();
    }

    private Place watch(Place place, UnitOfWork<? extends EventMessage<?>> unit) {
        long first = position(unit.getMessage());
        unit.onRollback(failed -> failed(place, first, failed.getExecutionResult()));
        unit.afterCommit(committed -> last.remove(place));
        return place;
    }

    private void failed(Place place, long position, @Nullable ExecutionResult result) {
        Instant now = clock.instant();
        String type = result != null && result.isExceptionResult()
                ? result.getExceptionResult().getClass().getName()
                : "";
        last.compute(
                place,
                (key, before) -> new Failure(
                        place.segment(),
                        position,
                        type,
                        before != null && before.position() == position ? before.since() : now,
                        now));
    }

    private static long position(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(-1)
                : -1;
    }
}
