package ai.extraly.contract.document.query;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DocumentId;
import org.jspecify.annotations.Nullable;

/** How many pages has this PDF? Asked of the extraction nodes, for a moment only. Answered with a number, or nothing when it cannot be told. */
public record CountPages(
        DocumentId documentId,
        ClaimCheck original,
        @Nullable Sealed password) {}
