package ai.extraly.app.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** The projection of accounts cannot write, as if its database were out of reach. No event is to blame, so none becomes a dead letter. */
final class Breakdown implements MessageHandlerInterceptor<EventMessage<?>> {
    private static final String BATCH = "Processor[accounts/1]/SegmentId";

    private volatile boolean broken;

    void begin() {
        broken = true;
    }

    void end() {
        broken = false;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        if (broken && unit.resources().containsKey(BATCH)) {
            unit.onPrepareCommit(committing -> {
                throw new UncheckedIOException(new IOException("This says too much about the database"));
            });
        }
        return chain.proceed();
    }
}
