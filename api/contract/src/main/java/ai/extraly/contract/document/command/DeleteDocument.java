package ai.extraly.contract.document.command;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Delete the document for its owner. Refused with {@code DOCUMENT_BUSY} while it is pending or processing, with
 * {@code DOCUMENT_UNKNOWN} for anybody else's document and for one that is deleted already. Answered with {@code Acknowledged}.
 */
public record DeleteDocument(@TargetAggregateIdentifier DocumentId documentId, AccountId accountId, Instant at)
        implements DocumentCommand {}
