package ai.extraly.engine.worker;

import java.util.Map;

/**
 * What there is to be seen of the children.
 *
 * @param running processes, at work or not
 * @param busy    those at work
 * @param started since the beginning
 * @param ended   since the beginning, by what ended them
 */
public record WorkerFigures(int running, int busy, long started, Map<Ending, Long> ended) {

    public WorkerFigures {
        ended = Map.copyOf(ended);
    }
}
