package ai.extraly.query.document;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.model.Row;
import java.time.Instant;

/** What the read model knows of a document. */
sealed interface DocumentRow extends Row permits PresentDocument, DeletedDocument {
    DocumentId documentId();

    AccountId accountId();

    Instant createdAt();

    @Override
    default String id() {
        return documentId().value();
    }
}
