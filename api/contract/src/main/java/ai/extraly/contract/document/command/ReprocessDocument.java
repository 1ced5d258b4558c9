package ai.extraly.contract.document.command;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Read the document again, in a new run. Refused with {@code DOCUMENT_BUSY} while a run is under way, with {@code DOCUMENT_UNKNOWN} for
 * anybody else's document. Answered with {@code Acknowledged}.
 *
 * @param tellsReceiver whether the receiver is to be told how it ends
 */
public record ReprocessDocument(
        @TargetAggregateIdentifier DocumentId documentId, AccountId accountId, boolean tellsReceiver, Instant at)
        implements DocumentCommand {}
