package ai.extraly.saga;

import ai.extraly.contract.document.command.FailDocument;
import ai.extraly.contract.document.command.RequestExtraction;
import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ReprocessingFailed;
import ai.extraly.contract.document.event.ReprocessingRequested;
import ai.extraly.contract.id.DocumentId;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Brings a run over a document from its beginning, with the submission or later, to its end: asks for the first attempt, for the next one some time after a failure that may
 * pass, and gives up when there is no point in going on.
 *
 * <p>It only ever asks. Whether the moment is right is for the document to decide, so an event delivered twice, or a deadline that
 * outlived its purpose, changes nothing. All times follow from the events, so that a history that is handled again waits for the
 * moments it waited for before.
 *
 * <p>Public only because Axon calls its constructor.
 */
@Saga
@Revision("1")
@ProcessingGroup(DocumentSaga.PROCESSING_GROUP)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class DocumentSaga {
    static final String PROCESSING_GROUP = "document-saga";
    static final String RETRY = "retry-extraction";

    private static final String DOCUMENT = "documentId";

    private @Nullable DocumentId documentId;

    @StartSaga
    @SagaEventHandler(associationProperty = DOCUMENT)
    void on(DocumentSubmitted event, CommandGateway commands) {
        documentId = event.documentId();
        commands.sendAndWait(new RequestExtraction(event.documentId(), 1, 1, event.at()));
    }

    /** A saga lives as long as a run: the one of the run before is over. */
    @StartSaga
    @SagaEventHandler(associationProperty = DOCUMENT)
    void on(ReprocessingRequested event, CommandGateway commands) {
        documentId = event.documentId();
        commands.sendAndWait(new RequestExtraction(event.documentId(), event.run(), 1, event.at()));
    }

    @SagaEventHandler(associationProperty = DOCUMENT)
    void on(
            ExtractionAttemptFailed event,
            CommandGateway commands,
            DeadlineManager deadlines,
            @Qualifier(SagaAutoConfiguration.EXTRACTION_RETRIES) RetryPolicy retries) {
        if (event.retryable() && retries.allowsAnotherAfter(event.attempt())) {
            Instant due = event.at().plus(retries.waitAfter(event.documentId(), event.attempt()));
            deadlines.schedule(due, RETRY, new DueAttempt(event.run(), event.attempt() + 1));
        } else {
            commands.sendAndWait(new FailDocument(event.documentId(), event.run(), event.at()));
        }
    }

    @DeadlineHandler(deadlineName = RETRY)
    void on(DueAttempt due, @Timestamp Instant at, CommandGateway commands) {
        if (documentId != null) {
            commands.sendAndWait(new RequestExtraction(documentId, due.run(), due.attempt(), at));
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = DOCUMENT)
    void on(DocumentCompleted event) {}

    @EndSaga
    @SagaEventHandler(associationProperty = DOCUMENT)
    void on(DocumentFailed event) {}

    @EndSaga
    @SagaEventHandler(associationProperty = DOCUMENT)
    void on(ReprocessingFailed event) {}

    /** Erased by the system, in the midst of it all. */
    @EndSaga
    @SagaEventHandler(associationProperty = DOCUMENT)
    void on(DocumentDeleted event) {}
}
