package ai.extraly.query;

import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;

/** A fault in the projection of documents, which comes and goes. */
final class Fault implements HandlerEnhancerDefinition {
    private static final String PROJECTION = "DocumentProjection";

    private volatile Predicate<String> hits = document -> false;

    /** From now on events of such documents cannot be handled. */
    void hit(Predicate<String> documents) {
        hits = documents;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.declaringClass().getSimpleName().equals(PROJECTION) ? new Faulty<>(original) : original;
    }

    private final class Faulty<T> extends WrappedMessageHandlingMember<T> {
        Faulty(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            if (message instanceof DomainEventMessage<?> event && hits.test(event.getAggregateIdentifier())) {
                throw new IllegalStateException("This says too much about a document");
            }
            return super.handle(message, target);
        }
    }
}
