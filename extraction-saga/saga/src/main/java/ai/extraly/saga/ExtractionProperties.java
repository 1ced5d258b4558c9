package ai.extraly.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How extraction runs on this node.
 *
 * @param parallel how many documents are read at a time; 0 means one a processor core
 * @param lanes how many documents the whole deployment can have in hand at once; fixed when the event log is first read
 * @param attempts how often a document is tried when the cause of its failure may pass
 * @param backoff the wait after the first failed attempt
 */
@ConfigurationProperties("extraly.extraction")
public record ExtractionProperties(
        @DefaultValue("0") int parallel,
        @DefaultValue("8") int lanes,
        @DefaultValue("3") int attempts,
        @DefaultValue("10s") Duration backoff) {
    /** {@code parallel}, decided. */
    public int workers() {
        return parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
    }
}
