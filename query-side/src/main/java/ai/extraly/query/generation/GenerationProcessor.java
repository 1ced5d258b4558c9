package ai.extraly.query.generation;

import ai.extraly.query.failure.Failure;
import ai.extraly.query.failure.Failures;
import java.util.List;
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
    private final Failures failures;

    GenerationProcessor(
            PooledStreamingEventProcessor processor,
            @Nullable SequencedDeadLetterProcessor<EventMessage<?>> letters,
            ExecutorService coordinator,
            ExecutorService workers,
            Failures failures) {
        this.processor = processor;
        this.letters = letters;
        this.coordinator = coordinator;
        this.workers = workers;
        this.failures = failures;
    }

    void start() {
        processor.start();
    }

    /** Done as soon as the batches in hand are. */
    CompletableFuture<Void> stop() {
        return processor.shutdownAsync().whenComplete((_, _) -> {
            coordinator.shutdown();
            workers.shutdown();
            failures.forget(processor.getName());
        });
    }

    StreamingEventProcessor processor() {
        return processor;
    }

    Optional<SequencedDeadLetterProcessor<EventMessage<?>>> letters() {
        return Optional.ofNullable(letters);
    }

    /** What this node could not handle, and has not handled since. */
    List<Failure> failures() {
        return failures.of(processor.getName());
    }

    /** Of the segments that this node holds. */
    Map<Integer, EventTrackerStatus> status() {
        return processor.processingStatus();
    }
}
