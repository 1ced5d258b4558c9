package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;

/** What the receiver of this account's document was told, oldest first. Answered from the event log with a list of {@code DeliveryView}; empty for anybody else's document. */
public record ListDeliveries(DocumentId documentId, AccountId accountId) {}
