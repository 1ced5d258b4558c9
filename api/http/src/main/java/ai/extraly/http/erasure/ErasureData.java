package ai.extraly.http.erasure;

import ai.extraly.contract.erasure.DestroyedContent;
import ai.extraly.contract.erasure.DestroyedKey;
import ai.extraly.contract.erasure.ErasureCheck;
import ai.extraly.contract.id.DocumentId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was destroyed of a document and what was found of it, in an answer. */
@Schema(name = "Erasure")
record ErasureData(
        DocumentId documentId,
        Instant deletedAt,
        boolean nothingReadable,
        List<KeyData> keys,
        List<ContentData> contents,
        List<CheckData> checks) {

    @Schema(name = "DestroyedKey")
    record KeyData(String id, long ledgerEntry, Instant destroyedAt, String reason) {
        static KeyData of(DestroyedKey key) {
            return new KeyData(key.key(), key.entry(), key.at(), key.reason());
        }
    }

    @Schema(name = "DestroyedContent")
    record ContentData(String what, @Nullable Integer run, String sha256, long bytes, Instant storedAt) {
        static ContentData of(DestroyedContent content) {
            return new ContentData(
                    content.what(),
                    content.run(),
                    content.content().sha256().toString(),
                    content.content().size(),
                    content.storedAt());
        }
    }

    @Schema(name = "ErasureCheck")
    record CheckData(
            String what, String place, int looked, int found, boolean clean, String sentence, Instant checkedAt) {
        static CheckData of(ErasureCheck check) {
            return new CheckData(
                    check.subject().name().toLowerCase(Locale.ROOT),
                    check.place(),
                    check.looked(),
                    check.found(),
                    check.isClean(),
                    sentence(check),
                    check.at());
        }

        private static String sentence(ErasureCheck check) {
            return switch (check.subject()) {
                case LEDGER ->
                    check.isClean()
                            ? "The destruction of the key is on record."
                            : "The ledger does not have this key: it was destroyed before there was a ledger, or not by Extraly.";
                case KEY -> check.isClean() ? "The key is not in the vault." : "The key is still in the vault.";
                case CONTENT ->
                    check.isClean()
                            ? "No content lies under the key."
                            : "There is still content under the key: " + check.found() + " pieces.";
                case SEALED_FIELDS ->
                    "Of " + check.looked() + " sealed fields in the events "
                            + (check.isClean() ? "none" : String.valueOf(check.found())) + " can be opened.";
                case READ_MODEL ->
                    check.isClean()
                            ? "The read models have nothing but the empty row."
                            : "The read models still have " + check.found() + " fields of the document.";
            };
        }
    }
}
