package ai.extraly.app.operation;

import ai.extraly.query.generation.ProjectionProcessors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;

/** What handles events in this process: the processors that Axon made of what it found, and the generations of projections. */
final class ProcessorsOfThisNode {
    private final EventProcessingConfiguration processing;
    private final Optional<ProjectionProcessors> projections;

    ProcessorsOfThisNode(EventProcessingConfiguration processing, Optional<ProjectionProcessors> projections) {
        this.processing = processing;
        this.projections = projections;
    }

    /** By name. */
    Map<String, StreamingEventProcessor> all() {
        Map<String, StreamingEventProcessor> all = new LinkedHashMap<>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                all.put(streaming.getName(), streaming);
            }
        });
        projections.ifPresent(built -> all.putAll(built.processors()));
        return all;
    }

    Optional<StreamingEventProcessor> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    Optional<SequencedDeadLetterProcessor<EventMessage<?>>> deadLetters(String group) {
        return projections
                .map(built -> built.deadLetters().get(group))
                .or(() -> processing.sequencedDeadLetterProcessor(group));
    }
}
