package ai.extraly.query.generation;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;

/**
 * The processors of all generations that this node runs, by name ({@code documents/1}). Axon's configuration does not know them. Which
 * there are changes at any time.
 */
public final class ProjectionProcessors {
    private final Generations generations;

    public ProjectionProcessors(Generations generations) {
        this.generations = generations;
    }

    /** By name, in its order. */
    public Map<String, StreamingEventProcessor> processors() {
        Map<String, StreamingEventProcessor> all = new TreeMap<>();
        generations.processors().forEach((name, processor) -> all.put(name, processor.processor()));
        return all;
    }

    /** What tries dead letters again, by the name of the processor, which is also that of the queue. */
    public Map<String, SequencedDeadLetterProcessor<EventMessage<?>>> deadLetters() {
        Map<String, SequencedDeadLetterProcessor<EventMessage<?>>> all = new TreeMap<>();
        generations
                .processors()
                .forEach((name, processor) -> processor.letters().ifPresent(letters -> all.put(name, letters)));
        return all;
    }
}
