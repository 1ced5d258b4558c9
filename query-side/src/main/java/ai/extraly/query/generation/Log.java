package ai.extraly.query.generation;

import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Where the event log begins and ends. */
record Log(StreamableMessageSource<TrackedEventMessage<?>> source) {
    long head() {
        return position(source.createHeadToken());
    }

    long tail() {
        return position(source.createTailToken());
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? Positions.NOWHERE : token.position().orElse(Positions.NOWHERE);
    }
}
