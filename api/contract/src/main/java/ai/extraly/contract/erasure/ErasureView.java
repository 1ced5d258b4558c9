package ai.extraly.contract.erasure;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was destroyed of a document, and what was found when each place was looked at where something of it could be left.
 *
 * @param deletedAt null for a document that is not deleted
 * @param keys what the erasure ledger knows, oldest first: one, unless the id was used before
 * @param contents what once lay in the vault
 */
public record ErasureView(
        DocumentId documentId,
        @Nullable Instant deletedAt,
        List<DestroyedKey> keys,
        List<DestroyedContent> contents,
        List<ErasureCheck> checks) {}
