package ai.extraly.query.generation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of one generation that another one does not have: what the one would not show, although the other does.
 *
 * @param events how many there are
 * @param cause the class of the failure that the first of them tells; empty when none does
 * @param newest when the last of them was put aside; null when there are none
 */
record Unhandled(
        long events, Optional<String> cause, @Nullable Instant newest) {
    static final Unhandled NONE = new Unhandled(0, Optional.empty(), null);

    static Unhandled by(
            SequencedDeadLetterQueue<EventMessage<?>> queue, SequencedDeadLetterQueue<EventMessage<?>> other) {
        if (queue.size() == 0) {
            return NONE;
        }
        Set<String> known = new HashSet<>();
        each(other, letter -> known.add(letter.message().getIdentifier()));
        Tally tally = new Tally();
        each(queue, letter -> {
            if (!known.contains(letter.message().getIdentifier())) {
                tally.add(letter);
            }
        });
        return new Unhandled(tally.events, Optional.ofNullable(tally.cause), tally.newest);
    }

    boolean isNothing() {
        return events == 0;
    }

    private static void each(
            SequencedDeadLetterQueue<EventMessage<?>> queue, Consumer<DeadLetter<? extends EventMessage<?>>> consumer) {
        queue.deadLetters().forEach(sequence -> sequence.forEach(consumer));
    }

    private static final class Tally {
        private long events;
        private @Nullable String cause;
        private @Nullable Instant newest;

        void add(DeadLetter<? extends EventMessage<?>> letter) {
            events++;
            if (cause == null) {
                cause = letter.cause().map(Cause::type).orElse(null);
            }
            if (newest == null || newest.isBefore(letter.enqueuedAt())) {
                newest = letter.enqueuedAt();
            }
        }
    }
}
