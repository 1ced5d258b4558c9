package ai.extraly.query.document;

import ai.extraly.contract.document.event.DocumentCompleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ReprocessingFailed;
import ai.extraly.contract.document.event.ReprocessingRequested;
import ai.extraly.contract.id.DocumentId;
import com.mongodb.client.model.WriteModel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;

/**
 * Keeps the read model of documents under way. Events that are delivered again put a row back for as long as it takes until the end of
 * that document is delivered again, too.
 */
public final class UnderWayProjection {
    private final String batchKey = "under-way@" + System.identityHashCode(this);
    private final UnderWay model;

    UnderWayProjection(UnderWay model) {
        this.model = model;
    }

    @EventHandler
    void on(DocumentSubmitted event, UnitOfWork<?> unit) {
        change(event.documentId(), UnderWay.began(event.documentId(), event.accountId()), unit);
    }

    @EventHandler
    void on(ReprocessingRequested event, UnitOfWork<?> unit) {
        change(event.documentId(), UnderWay.began(event.documentId(), event.accountId()), unit);
    }

    @EventHandler
    void on(DocumentCompleted event, UnitOfWork<?> unit) {
        ended(event.documentId(), unit);
    }

    @EventHandler
    void on(DocumentFailed event, UnitOfWork<?> unit) {
        ended(event.documentId(), unit);
    }

    @EventHandler
    void on(ReprocessingFailed event, UnitOfWork<?> unit) {
        ended(event.documentId(), unit);
    }

    @EventHandler
    void on(DocumentDeleted event, UnitOfWork<?> unit) {
        ended(event.documentId(), unit);
    }

    private void ended(DocumentId id, UnitOfWork<?> unit) {
        change(id, UnderWay.ended(id), unit);
    }

    /** The last change to a document within a batch is the one that counts. */
    private void change(DocumentId id, WriteModel<Document> change, UnitOfWork<?> unit) {
        Map<DocumentId, WriteModel<Document>> batch = unit.getOrComputeResource(batchKey, key -> open(unit));
        batch.put(id, change);
    }

    private Map<DocumentId, WriteModel<Document>> open(UnitOfWork<?> unit) {
        Map<DocumentId, WriteModel<Document>> batch = new LinkedHashMap<>();
        unit.onPrepareCommit(committing -> model.write(batch.values()));
        return batch;
    }
}
