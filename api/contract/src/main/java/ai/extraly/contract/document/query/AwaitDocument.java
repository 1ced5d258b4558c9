package ai.extraly.contract.document.query;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Duration;

/** As {@link FindDocument}, but answered only when the document is completed or failed, or after {@code patience}. */
public record AwaitDocument(DocumentId documentId, AccountId accountId, Duration patience) {}
