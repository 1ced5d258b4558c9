package ai.extraly.query.model;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;

/** Delivers events to a projection as an event processor does: a batch is a unit of work, and its commit may fail. */
public final class Delivery {
    private final AnnotationEventHandlerAdapter projection;

    public Delivery(Object projection) {
        this.projection = new AnnotationEventHandlerAdapter(projection);
    }

    public void deliver(List<? extends DomainEventMessage<?>> events, int batchSize) {
        for (int from = 0; from < events.size(); from += batchSize) {
            deliver(events.subList(from, Math.min(from + batchSize, events.size())));
        }
    }

    public void deliver(List<? extends DomainEventMessage<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        BatchingUnitOfWork<DomainEventMessage<?>> unit = new BatchingUnitOfWork<>(new ArrayList<>(batch));
        ResultMessage<?> result = unit.executeWithResult(() -> projection.handle(unit.getMessage()));
        if (result.isExceptional()) {
            throw new DeliveryFailed(result.exceptionResult());
        }
    }

    /** The batch was rolled back; a processor would deliver it again. */
    public static final class DeliveryFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DeliveryFailed(Throwable cause) {
            super(cause);
        }
    }
}
