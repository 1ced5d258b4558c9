package ai.extraly.app.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;

/** What handles events in this process: the processors that Axon made of what it found, and those that were built by hand. */
final class ProcessorsOfThisNode {
    private final EventProcessingConfiguration processing;
    private final List<ProcessorsBuiltByHand> others;

    ProcessorsOfThisNode(EventProcessingConfiguration processing, List<ProcessorsBuiltByHand> others) {
        this.processing = processing;
        this.others = others;
    }

    /** By name. */
    Map<String, StreamingEventProcessor> all() {
        Map<String, StreamingEventProcessor> all = new LinkedHashMap<>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                all.put(streaming.getName(), streaming);
            }
        });
        others.forEach(built -> all.putAll(built.processors()));
        return all;
    }

    Optional<StreamingEventProcessor> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    Optional<SequencedDeadLetterProcessor<EventMessage<?>>> deadLetters(String group) {
        for (ProcessorsBuiltByHand built : others) {
            SequencedDeadLetterProcessor<EventMessage<?>> letters =
                    built.deadLetters().get(group);
            if (letters != null) {
                return Optional.of(letters);
            }
        }
        return processing.sequencedDeadLetterProcessor(group);
    }
}
