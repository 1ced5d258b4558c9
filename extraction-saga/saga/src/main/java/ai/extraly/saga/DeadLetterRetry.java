package ai.extraly.saga;

import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what a worker could not handle. Such a failure has nothing to do with the document (that one is reported by a
 * command): the vault, the command bus or a node was out of reach, which passes. Only the document concerned waits meanwhile.
 */
class DeadLetterRetry {
    /** How many sequences of one group are worked off at a time, so that a long queue does not keep the others waiting. */
    private static final int AT_A_TIME = 100;

    private static final Logger log = LoggerFactory.getLogger(DeadLetterRetry.class);

    private final EventProcessingConfiguration processing;
    private final List<String> groups;

    DeadLetterRetry(EventProcessingConfiguration processing, List<String> groups) {
        this.processing = processing;
        this.groups = groups;
    }

    /** Works off the dead letters of each group until one fails again: what is left waits for the next time. */
    void retry() {
        for (String group : groups) {
            processing.sequencedDeadLetterProcessor(group).ifPresent(letters -> retry(group, letters));
        }
    }

    private static void retry(String group, SequencedDeadLetterProcessor<?> letters) {
        int done = 0;
        while (done < AT_A_TIME && letters.processAny()) {
            done++;
        }
        if (done > 0) {
            log.info("Worked off {} dead letters of {}", done, group);
        }
    }
}
