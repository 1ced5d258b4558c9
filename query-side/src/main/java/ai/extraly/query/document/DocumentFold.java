package ai.extraly.query.document;

import ai.extraly.contract.document.DocumentStatus;
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
import ai.extraly.contract.document.query.Results;
import ai.extraly.query.model.Fold;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A document's events, told as its owner sees it. */
final class DocumentFold implements Fold<DocumentRow, DocumentEvent> {
    private static final int FIRST_RUN = 1;

    @Override
    public DocumentRow apply(@Nullable DocumentRow row, DocumentEvent event, long sequence) {
        return switch (row) {
            case null -> begin(event, sequence);
            case DocumentRow seen when seen.sequence() >= sequence -> seen;
            case DeletedDocument deleted -> deleted(deleted, sequence);
            case PresentDocument document -> next(document, event, sequence);
        };
    }

    private static DocumentRow begin(DocumentEvent first, long sequence) {
        if (!(first instanceof DocumentSubmitted event)) {
            throw new IllegalStateException("A document begins with its submission, not with " + first);
        }
        return new PresentDocument(
                event.documentId(),
                event.accountId(),
                sequence,
                DocumentStatus.PENDING,
                event.type(),
                event.format(),
                event.fileName(),
                event.metadata(),
                event.webhookUrl(),
                event.pages(),
                event.original(),
                FIRST_RUN,
                null,
                null,
                time(event),
                time(event));
    }

    private static DocumentRow next(PresentDocument document, DocumentEvent event, long sequence) {
        return switch (event) {
            case DocumentSubmitted _,
                    ExtractionRequested _,
                    ExtractionAttemptFailed _,
                    ReprocessingFailed _,
                    WebhookAttemptRequested _,
                    WebhookAttemptStarted _,
                    WebhookDelivered _,
                    WebhookAttemptFailed _,
                    WebhookAbandoned _ -> document.seen(sequence);
            case ExtractionStarted started ->
                document.advancedTo(DocumentStatus.PROCESSING, started.run(), time(event), sequence);
            case ExtractionCompleted completed ->
                document.read(
                        completed.type(),
                        completed.pages(),
                        new Results(completed.run(), completed.results(), completed.engine()),
                        sequence);
            case DocumentCompleted completed ->
                document.advancedTo(DocumentStatus.COMPLETED, completed.run(), time(event), sequence);
            case DocumentFailed failed ->
                document.failing(failed.reason(), sequence)
                        .advancedTo(DocumentStatus.FAILED, failed.run(), time(event), sequence);
            case ReprocessingRequested requested -> document.readAgain(requested.run(), time(event), sequence);
            case ResultsCorrected corrected ->
                document.corrected(corrected.run(), corrected.results(), time(event), sequence);
            case CorrectionsCarriedOver carried ->
                document.corrected(carried.run(), carried.results(), time(event), sequence);
            case DocumentDeleted _ -> deleted(document, sequence);
        };
    }

    private static DeletedDocument deleted(DocumentRow document, long sequence) {
        return new DeletedDocument(document.documentId(), document.accountId(), sequence, document.createdAt());
    }

    /** MongoDB keeps milliseconds; whoever folds without it must come to the same row. */
    private static Instant time(DocumentEvent event) {
        return event.at().truncatedTo(ChronoUnit.MILLIS);
    }
}
