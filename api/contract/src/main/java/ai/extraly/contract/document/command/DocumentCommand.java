package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;

/** Something that a document is asked to do. */
public sealed interface DocumentCommand
        permits SubmitDocument,
                RequestExtraction,
                StartExtraction,
                RecordExtraction,
                RecordExtractionFailure,
                FailDocument,
                RequestWebhookAttempt,
                PrepareWebhookAttempt,
                StartWebhookAttempt,
                RecordWebhookAttempt,
                AbandonWebhook,
                RedeliverWebhook,
                ReprocessDocument,
                PrepareCorrection,
                CorrectResults,
                DeleteDocument,
                EraseDocument {
    DocumentId documentId();

    /** When it was asked: a document has no clock of its own. */
    Instant at();
}
