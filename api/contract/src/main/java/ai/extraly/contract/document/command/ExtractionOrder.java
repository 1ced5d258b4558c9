package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.id.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker needs to know in order to read a document.
 *
 * @param start how often this attempt has been started, this time included
 * @param corrections that people made to earlier results, in their order
 */
public record ExtractionOrder(
        int start,
        AccountId accountId,
        DetectionType type,
        DocumentFormat format,
        Sealed customFields,
        @Nullable Sealed password,
        ClaimCheck original,
        List<Correction> corrections) {
    public ExtractionOrder {
        corrections = List.copyOf(corrections);
    }
}
