package ai.extraly.contract.document.event;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * The owner asked for a document to be read again. A completed document keeps its results meanwhile.
 *
 * @param run that begins; 2 is the first one after the submission's
 * @param tellsReceiver whether the receiver is told how it ends
 */
@Revision("1")
public record ReprocessingRequested(
        DocumentId documentId, AccountId accountId, int run, boolean tellsReceiver, Instant at)
        implements DocumentEvent {}
