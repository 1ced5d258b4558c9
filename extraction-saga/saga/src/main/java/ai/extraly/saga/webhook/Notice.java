package ai.extraly.saga.webhook;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.results.ResultsJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a receiver is told, in its documented form. It follows from the outcome alone, so every attempt at telling it sends the same
 * bytes.
 */
final class Notice {
    /** Results beyond it are told without their lists. In bytes. */
    static final int LARGEST_RESULTS = 1024 * 1024;

    private static final JsonFactory JSON = new JsonFactory();

    private Notice() {}

    /** @param metadata JSON, as are the results; both are passed on as they are */
    static byte[] completed(DocumentId document, ResultsJson results, String metadata, Instant at) {
        byte[] whole = results.results();
        boolean truncated = whole.length > LARGEST_RESULTS;
        byte[] told = truncated ? results.resultsWithoutLists() : whole;
        return write(document, "completed", metadata, at, json -> {
            json.writeName("results");
            json.writeRawValue(new String(told, StandardCharsets.UTF_8));
            if (truncated) {
                json.writeBooleanProperty("results_truncated", true);
            }
        });
    }

    /** @param metadata JSON, passed on as it is */
    static byte[] failed(DocumentId document, FailureReason reason, String metadata, Instant at) {
        return write(document, "failed", metadata, at, json -> {
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("code", "PROCESSING_ERROR");
            json.writeStringProperty("message", reason.message());
            json.writeEndObject();
        });
    }

    private interface Outcome {
        void write(JsonGenerator json);
    }

    private static byte[] write(DocumentId document, String status, String metadata, Instant at, Outcome outcome) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("event", "document." + status);
            json.writeStringProperty("document_id", document.value());
            json.writeStringProperty("status", status);
            outcome.write(json);
            json.writeName("metadata");
            json.writeRawValue(metadata);
            json.writeStringProperty(
                    "timestamp", at.truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
