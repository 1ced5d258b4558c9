package ai.extraly.engine.worker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to be seen of the children.
 *
 * @param running processes, at work or not
 * @param busy    those at work
 * @param started since the beginning
 * @param ended   since the beginning, by what ended them
 * @param trouble why nothing can be read: there is no child that could, and the last one could not be started
 */
public record WorkerFigures(
        int running,
        int busy,
        long started,
        Map<Ending, Long> ended,
        @Nullable String trouble) {

    public WorkerFigures {
        ended = Map.copyOf(ended);
    }
}
