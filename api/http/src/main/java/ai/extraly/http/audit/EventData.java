package ai.extraly.http.audit;

import ai.extraly.contract.Actor;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.query.ContentDigest;
import ai.extraly.contract.audit.query.PastEvent;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One event in an answer.
 *
 * @param asOf {@code at} to the millisecond, to be passed on as {@code ?as_of=}
 * @param content what only the owner sees; left out for everybody else
 */
@JsonPropertyOrder({
    "sequence",
    "at",
    "as_of",
    "event",
    "summary",
    "actor",
    "request_id",
    "correlation_id",
    "causation_id",
    "run",
    "attempt",
    "engine",
    "digests",
    "chain",
    "content"
})
@Schema(name = "HistoryEvent")
record EventData(
        long sequence,
        Instant at,
        String asOf,
        String event,
        String summary,
        Performer actor,
        @Nullable String requestId,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable Integer run,
        @Nullable Integer attempt,
        @Nullable EngineVersion engine,
        List<Digest> digests,
        @Nullable String chain,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Content content) {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    static EventData of(PastEvent event, @Nullable Content content) {
        return new EventData(
                event.sequence(),
                event.at(),
                MILLIS.format(event.at()),
                event.event(),
                event.summary(),
                Performer.of(event),
                event.requestId(),
                event.correlationId(),
                event.causationId(),
                event.run(),
                event.attempt(),
                event.engine(),
                event.digests().stream().map(Digest::of).toList(),
                event.chain(),
                content);
    }

    /**
     * Who did it.
     *
     * @param who {@code account}, or {@code system} when it followed from something
     * @param accountId on whose behalf; null for the system on its own
     * @param keyId of the API key that was used
     * @param role that the account acted in
     */
    @JsonPropertyOrder({"who", "account_id", "key_id", "role"})
    @Schema(name = "HistoryActor")
    record Performer(
            @Schema(allowableValues = {"account", "system"}) String who,

            @Nullable AccountId accountId,
            @Nullable ApiKeyId keyId,
            @Nullable Role role) {
        static Performer of(PastEvent event) {
            Actor actor = event.actor();
            return new Performer(
                    event.direct() && actor.account() != null ? "account" : "system",
                    actor.account(),
                    actor.apiKey(),
                    actor.role());
        }
    }

    /**
     * What proves a piece of content.
     *
     * @param sha256 of its ciphertext
     * @param size in bytes
     */
    @JsonPropertyOrder({"content", "sha256", "size"})
    @Schema(name = "ContentDigest")
    record Digest(
            @Schema(allowableValues = {"original", "results", "correction"})
            String content,

            String sha256,
            long size) {
        static Digest of(ContentDigest digest) {
            return new Digest(digest.content(), digest.sha256().hex(), digest.size());
        }
    }

    /** What an event said to its owner; what it did not say is left out. */
    @JsonPropertyOrder({"original_filename", "metadata", "custom_fields", "webhook_url", "answer", "reason"})
    @Schema(name = "HistoryContent")
    record Content(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String originalFilename,

            @Schema(ref = "#/components/schemas/Metadata")
            @JsonRawValue
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String metadata,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> customFields,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String webhookUrl,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String answer,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {}
}
