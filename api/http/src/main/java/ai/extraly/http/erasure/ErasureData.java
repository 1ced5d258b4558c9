package ai.extraly.http.erasure;

import ai.extraly.contract.erasure.DestroyedContent;
import ai.extraly.contract.erasure.DestroyedKey;
import ai.extraly.contract.erasure.ErasureCheck;
import ai.extraly.contract.erasure.ErasureView;
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
        List<CheckData> checks,
        String backups) {
    private static final String BACKUPS =
            "Backups are not looked at. One that was made while the document was there has its ciphertext, and its key wrapped by"
                    + " the master key of that time; one made later has neither. When one is restored, the ledger has the key destroyed again before"
                    + " anything is answered. Without the master key of that time nobody can read it.";

    static ErasureData of(ErasureView view, Instant deletedAt) {
        return new ErasureData(
                view.documentId(),
                deletedAt,
                view.checks().stream().allMatch(ErasureCheck::isClean),
                view.keys().stream().map(KeyData::of).toList(),
                view.contents().stream().map(ContentData::of).toList(),
                view.checks().stream().map(CheckData::of).toList(),
                BACKUPS);
    }

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
            String what,
            String place,
            long looked,
            long found,
            String left,
            boolean clean,
            String sentence,
            Instant checkedAt) {
        static CheckData of(ErasureCheck check) {
            return new CheckData(
                    check.subject().name().toLowerCase(Locale.ROOT),
                    check.place(),
                    check.looked(),
                    check.found(),
                    check.left().name().toLowerCase(Locale.ROOT),
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
                    switch (check.left()) {
                        case NOTHING -> "There is no row of the document.";
                        case READABLE -> "The row still has " + check.found() + " fields of the document.";
                        default -> "There is nothing but the empty row.";
                    };
                case ROWS -> "Of " + check.looked() + " rows " + rows(check) + ".";
            };
        }

        private static String rows(ErasureCheck check) {
            return switch (check.left()) {
                case NOTHING -> "none names the document";
                case IDENTIFIER -> check.found() + " name the document and have nothing sealed";
                case CIPHERTEXT ->
                    check.found() + " name the document, with sealed fields that cannot be opened any more";
                case READABLE -> check.found() + " name the document, with sealed fields that can be opened";
            };
        }
    }
}
