package ai.extraly.app.operation;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;

/** Processors that Axon's configuration does not know. Those that there are change while the node runs. */
interface ProcessorsBuiltByHand {
    /** By name. */
    Map<String, StreamingEventProcessor> processors();

    /** What tries dead letters again, by the name of the processor. */
    Map<String, SequencedDeadLetterProcessor<EventMessage<?>>> deadLetters();
}
