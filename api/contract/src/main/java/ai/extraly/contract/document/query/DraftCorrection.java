package ai.extraly.contract.document.query;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;

/**
 * What would a correction make of the results? Asked of the extraction nodes, which put it into the vault and check it; it is nobody's
 * results until somebody says so with {@code CorrectResults}. Refused as {@code PrepareCorrection} is. Answered with a
 * {@code CorrectionDraft}.
 *
 * @param patch a JSON merge patch in the vault, under the document's key
 */
public record DraftCorrection(DocumentId documentId, AccountId accountId, ClaimCheck patch) {}
