package ai.extraly.app.operation;

import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;

/** A fault in the projection of documents: the first document that it meets is one that it cannot handle. */
final class Poison implements HandlerEnhancerDefinition {
    private static final String PROJECTION = "DocumentProjection";

    private final AtomicReference<String> document = new AtomicReference<>();
    private volatile boolean mended;

    void mend() {
        mended = true;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.declaringClass().getSimpleName().equals(PROJECTION) ? new Poisoned<>(original) : original;
    }

    private void check(Message<?> message) {
        if (message instanceof DomainEventMessage<?> event) {
            document.compareAndSet(null, event.getAggregateIdentifier());
            if (!mended && event.getAggregateIdentifier().equals(document.get())) {
                throw new IllegalStateException("This says too much about a document");
            }
        }
    }

    private final class Poisoned<T> extends WrappedMessageHandlingMember<T> {
        Poisoned(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            check(message);
            return super.handle(message, target);
        }
    }
}
