package ai.extraly.query.generation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jspecify.annotations.Nullable;

/** The processor of one generation, with its threads. */
final class GenerationProcessor {
    private final PooledStreamingEventProcessor processor;
    private final @Nullable SequencedDeadLetterProcessor<EventMessage<?>> letters;
    private final ExecutorService coordinator;
    private final ExecutorService workers;

    GenerationProcessor(
            PooledStreamingEventProcessor processor,
            @Nullable SequencedDeadLetterProcessor<EventMessage<?>> letters,
            ExecutorService coordinator,
            ExecutorService workers) {
        this.processor = processor;
        this.letters = letters;
        this.coordinator = coordinator;
        this.workers = workers;
    }

    void start() {
        processor.start();
    }

    /** Done as soon as the batches in hand are. */
    CompletableFuture<Void> stop() {
        return processor.shutdownAsync().whenComplete((_, _) -> {
            coordinator.shutdown();
            workers.shutdown();
        });
    }

    StreamingEventProcessor processor() {
        return processor;
    }

    Optional<SequencedDeadLetterProcessor<EventMessage<?>>> letters() {
        return Optional.ofNullable(letters);
    }

    /** Of the segments that this node holds. */
    Map<Integer, EventTrackerStatus> status() {
        return processor.processingStatus();
    }
}
