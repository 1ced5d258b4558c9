package ai.extraly.contract.document.event;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;

/** Something that happened to a document. */
public sealed interface DocumentEvent
        permits DocumentSubmitted,
                ExtractionRequested,
                ExtractionStarted,
                ExtractionCompleted,
                ExtractionAttemptFailed,
                DocumentCompleted,
                DocumentFailed,
                WebhookAttemptRequested,
                WebhookAttemptStarted,
                WebhookDelivered,
                WebhookAttemptFailed,
                WebhookAbandoned,
                ReprocessingRequested,
                ReprocessingFailed,
                ResultsCorrected,
                CorrectionsCarriedOver,
                DocumentDeleted {
    DocumentId documentId();

    Instant at();
}
