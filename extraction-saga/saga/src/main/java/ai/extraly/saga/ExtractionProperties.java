package ai.extraly.saga;

import ai.extraly.engine.worker.TimeLimit;
import ai.extraly.engine.worker.WorkerSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How extraction runs on this node.
 *
 * @param parallel how many documents are read at a time; 0 means one a processor core
 * @param lanes how many documents the whole deployment can have in hand at once; fixed when the event log is first read
 * @param attempts how often a document is tried when the cause of its failure may pass
 * @param backoff the wait after the first failed attempt
 * @param heap the Java heap of each child process that reads documents
 * @param memory all that a child process may have in memory before it is ended; watched on Linux only
 * @param time how long a document may take, for each of its pages and whatever it is
 */
@ConfigurationProperties("extraly.extraction")
public record ExtractionProperties(
        @DefaultValue("0") int parallel,
        @DefaultValue("8") int lanes,
        @DefaultValue("3") int attempts,
        @DefaultValue("10s") Duration backoff,
        @DefaultValue("768MB") DataSize heap,
        @DefaultValue("1536MB") DataSize memory,
        @DefaultValue Time time) {

    /**
     * How long a document may take.
     *
     * @param base for any document
     * @param page more for each page
     * @param most for however many pages
     */
    public record Time(
            @DefaultValue("1m") Duration base,
            @DefaultValue("10s") Duration page,
            @DefaultValue("15m") Duration most) {}

    /** {@code parallel}, decided. */
    public int workers() {
        return parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
    }

    /** The child processes that follow from it. */
    public WorkerSettings children() {
        return WorkerSettings.DEFAULT
                .withChildren(workers(), 1)
                .withMemory(Math.toIntExact(heap.toMegabytes()), Math.toIntExact(memory.toMegabytes()))
                .withTime(new TimeLimit(time.base(), time.page(), time.most()));
    }
}
