package ai.extraly.query.document;

import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.query.model.ReadModel;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Keeps the read model of documents. */
public final class DocumentProjection {
    private final ReadModel<DocumentRow, DocumentEvent> model;

    DocumentProjection(ReadModel<DocumentRow, DocumentEvent> model) {
        this.model = model;
    }

    @EventHandler
    void on(DocumentEvent event, @SequenceNumber long sequence, UnitOfWork<?> unit) {
        model.on(event, event.documentId().value(), sequence, unit);
    }
}
