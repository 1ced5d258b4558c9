package ai.extraly.vault.erasure;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * Which key is to be destroyed, and why.
 *
 * @param account whose key it is, for the key of an account
 */
public record KeyErasure(
        DataKeyId key, ErasureReason reason, @Nullable AccountId account) {
    public static KeyErasure of(DocumentId deleted) {
        return new KeyErasure(DataKeyId.of(deleted), ErasureReason.DOCUMENT_DELETED, null);
    }

    public static KeyErasure of(AccountId deleted, DataKeyId key) {
        return new KeyErasure(key, ErasureReason.ACCOUNT_DELETED, deleted);
    }

    public static KeyErasure ofUnused(DataKeyId key) {
        return new KeyErasure(key, ErasureReason.NEVER_USED, null);
    }
}
