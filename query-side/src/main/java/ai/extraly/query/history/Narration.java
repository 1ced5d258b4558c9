package ai.extraly.query.history;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.audit.query.ContentDigest;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.event.CorrectionsCarriedOver;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.event.ExtractionStarted;
import ai.extraly.contract.document.event.ReprocessingFailed;
import ai.extraly.contract.document.event.ReprocessingRequested;
import ai.extraly.contract.document.event.ResultsCorrected;
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.document.event.WebhookAttemptStarted;
import ai.extraly.contract.document.event.WebhookDelivered;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of itself, to people and to programs. Sentences name no content: they are for auditors, too.
 *
 * @param sealed what only the owner may open, by the name that it is sealed under
 */
record Narration(
        String summary,
        @Nullable Integer run,
        @Nullable Integer attempt,
        @Nullable EngineVersion engine,
        List<ContentDigest> digests,
        Map<String, Sealed> sealed) {

    static Narration of(DocumentEvent event) {
        return switch (event) {
            case DocumentSubmitted e ->
                says(submitted(e))
                        .proving("original", e.original())
                        .keeping(SealedFields.FILE_NAME, e.fileName())
                        .keeping(SealedFields.METADATA, e.metadata())
                        .keeping(SealedFields.CUSTOM_FIELDS, e.customFields())
                        .keeping(SealedFields.WEBHOOK_URL, e.webhookUrl());
            case ExtractionRequested e ->
                says("Reading attempt %d of run %d was queued.".formatted(e.attempt(), e.run()))
                        .in(e.run(), e.attempt());
            case ExtractionStarted e ->
                says("Reading attempt %d of run %d began%s."
                                .formatted(e.attempt(), e.run(), again(e.start(), "a worker")))
                        .in(e.run(), e.attempt());
            case ExtractionCompleted e ->
                says("Reading attempt %d of run %d succeeded: %s of %s."
                                .formatted(e.attempt(), e.run(), thing(e.type().wire()), counted(e.pages(), "page")))
                        .in(e.run(), e.attempt())
                        .by(e.engine())
                        .proving("results", e.results());
            case ExtractionAttemptFailed e ->
                says("Reading attempt %d of run %d failed: %s %s"
                                .formatted(
                                        e.attempt(),
                                        e.run(),
                                        e.reason().message(),
                                        e.retryable() ? "It may be tried again." : "Trying again would not help."))
                        .in(e.run(), e.attempt())
                        .by(e.engine());
            case DocumentCompleted e ->
                says("The document is completed with the results of run %d.".formatted(e.run()))
                        .in(e.run(), null);
            case DocumentFailed e ->
                says("The document is failed after run %d: %s"
                                .formatted(e.run(), e.reason().message()))
                        .in(e.run(), null);
            case WebhookAttemptRequested e ->
                says("%s of telling the receiver the outcome of run %d is due at %s."
                                .formatted(
                                        attempt(e.attempt(), e.round()),
                                        e.run(),
                                        e.due().truncatedTo(ChronoUnit.SECONDS)))
                        .in(e.run(), e.attempt())
                        .keeping(SealedFields.WEBHOOK_URL, e.url());
            case WebhookAttemptStarted e ->
                says("%s of telling the receiver began%s."
                                .formatted(attempt(e.attempt(), e.round()), again(e.start(), "a courier")))
                        .in(null, e.attempt());
            case WebhookDelivered e ->
                says("The receiver accepted with status %d after %d ms.".formatted(e.status(), e.millis()))
                        .in(null, e.attempt())
                        .keeping(SealedFields.WEBHOOK_ANSWER, e.answer());
            case WebhookAttemptFailed e ->
                says("%s of telling the receiver failed after %d ms: %s."
                                .formatted(attempt(e.attempt(), e.round()), e.millis(), why(e.reason(), e.status())))
                        .in(null, e.attempt())
                        .keeping(SealedFields.WEBHOOK_ANSWER, e.answer());
            case WebhookAbandoned e -> says("Telling the receiver was given up after round %d.".formatted(e.round()));
            case ReprocessingRequested e ->
                says("It was asked to read the document again, in run %d.".formatted(e.run()))
                        .in(e.run(), null);
            case ReprocessingFailed e ->
                says("Run %d came to nothing, and the document stays as it was: %s"
                                .formatted(e.run(), e.reason().message()))
                        .in(e.run(), null);
            case ResultsCorrected e ->
                says("A person corrected the results of run %d (correction %d).".formatted(e.run(), e.number()))
                        .in(e.run(), null)
                        .proving("correction", e.patch())
                        .proving("results", e.results())
                        .keeping(SealedFields.CORRECTION_REASON, e.reason());
            case CorrectionsCarriedOver e ->
                says("Earlier corrections (%s) were made again on the results of run %d."
                                .formatted(
                                        e.corrections().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", ")),
                                        e.run()))
                        .in(e.run(), null)
                        .proving("results", e.results());
            case DocumentDeleted _ ->
                says("The document was deleted: its key and its content are destroyed, and nothing of it can be read.");
        };
    }

    private static String submitted(DocumentSubmitted e) {
        return "The document was submitted as %s, a %s file of %d bytes%s."
                .formatted(
                        thing(e.type().wire()),
                        e.format().name(),
                        e.original().size(),
                        e.pages() == null ? "" : " with " + counted(e.pages(), "page"));
    }

    private static String thing(String type) {
        return switch (type) {
            case "auto" -> "a document of a type to be found out";
            case "invoice" -> "an invoice";
            default -> "a " + type.replace('_', ' ');
        };
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String attempt(int attempt, int round) {
        return "Attempt " + attempt + (round == 1 ? "" : " in round " + round);
    }

    private static String again(int start, String who) {
        return start == 1 ? "" : " once more (start " + start + "), because " + who + " had vanished without a word";
    }

    private static String why(WebhookFailure reason, @Nullable Integer status) {
        return switch (reason) {
            case BAD_STATUS -> "it answered with status " + status;
            case TIMED_OUT -> "it did not answer in time";
            case NAME_UNKNOWN -> "its name is unknown";
            case FORBIDDEN_ADDRESS -> "its name stands for an address that may not be called";
            case UNREACHABLE -> "nobody listens there, or the connection broke";
            case TLS_FAILED -> "no trusted connection could be made";
            case BROKEN_ANSWER -> "what it answered is not HTTP";
            case INTERRUPTED -> "the courier never came back, several times";
        };
    }

    private static Narration says(String summary) {
        return new Narration(summary, null, null, null, List.of(), Map.of());
    }

    private Narration in(@Nullable Integer ofRun, @Nullable Integer atAttempt) {
        return new Narration(summary, ofRun, atAttempt, engine, digests, sealed);
    }

    private Narration by(@Nullable EngineVersion reader) {
        return new Narration(summary, run, attempt, reader, digests, sealed);
    }

    private Narration proving(String content, ClaimCheck claim) {
        List<ContentDigest> all = new ArrayList<>(digests);
        all.add(ContentDigest.of(content, claim));
        return new Narration(summary, run, attempt, engine, List.copyOf(all), sealed);
    }

    private Narration keeping(String field, @Nullable Sealed ciphertext) {
        if (ciphertext == null) {
            return this;
        }
        Map<String, Sealed> all = new LinkedHashMap<>(sealed);
        all.put(field, ciphertext);
        return new Narration(summary, run, attempt, engine, digests, all);
    }
}
