package ai.extraly.contract.audit.query;

import ai.extraly.contract.Actor;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a document, told.
 *
 * @param event its name on the wire
 * @param summary says to a person what happened
 * @param actor on whose behalf
 * @param direct whether the actor asked for this itself; otherwise the system did it as a consequence
 * @param requestId of the HTTP request that began it
 * @param correlationId of the message that began it
 * @param causationId of the command that it is the effect of
 * @param run null where no run is concerned
 * @param attempt within the run, or within the round of a delivery
 * @param engine that read the document
 * @param digests of the content that the event stands for
 * @param chain its link in the chain of this document's events
 * @param sealed personal fields by the names that they are sealed under, for the owner alone
 */
public record PastEvent(
        long sequence,
        Instant at,
        String event,
        String summary,
        Actor actor,
        boolean direct,
        @Nullable String requestId,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable Integer run,
        @Nullable Integer attempt,
        @Nullable EngineVersion engine,
        List<ContentDigest> digests,
        @Nullable String chain,
        Map<String, Sealed> sealed) {}
