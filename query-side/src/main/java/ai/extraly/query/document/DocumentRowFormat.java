package ai.extraly.query.document;

import static ai.extraly.query.document.DocumentFields.ACCOUNT;
import static ai.extraly.query.document.DocumentFields.CREATED_AT;
import static ai.extraly.query.document.DocumentFields.DELETED;
import static ai.extraly.query.document.DocumentFields.FAILURE;
import static ai.extraly.query.document.DocumentFields.FILE_NAME;
import static ai.extraly.query.document.DocumentFields.FORMAT;
import static ai.extraly.query.document.DocumentFields.FORMER_ACCOUNT;
import static ai.extraly.query.document.DocumentFields.ID;
import static ai.extraly.query.document.DocumentFields.METADATA;
import static ai.extraly.query.document.DocumentFields.ORIGINAL;
import static ai.extraly.query.document.DocumentFields.PAGES;
import static ai.extraly.query.document.DocumentFields.RESULTS;
import static ai.extraly.query.document.DocumentFields.RUN;
import static ai.extraly.query.document.DocumentFields.STATUS;
import static ai.extraly.query.document.DocumentFields.TYPE;
import static ai.extraly.query.document.DocumentFields.UPDATED_AT;
import static ai.extraly.query.document.DocumentFields.WEBHOOK_URL;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.query.DocumentSummary;
import ai.extraly.contract.document.query.Results;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.model.Format;
import ai.extraly.query.model.Rows;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Documents in MongoDB: names as on the wire, times as dates, personal fields sealed, and no field for what is not there. */
final class DocumentRowFormat implements Format<DocumentRow> {
    private static final String REFERENCE = "reference";
    private static final String SHA256 = "sha256";
    private static final String SIZE = "size";
    private static final String ENGINE = "engine";
    private static final String CONTENT = "content";

    @Override
    public Document write(DocumentRow row) {
        return switch (row) {
            case DeletedDocument deleted ->
                new Document(DELETED, true)
                        .append(FORMER_ACCOUNT, deleted.accountId().value())
                        .append(CREATED_AT, Date.from(deleted.createdAt()));
            case PresentDocument document -> writePresent(document);
        };
    }

    private static Document writePresent(PresentDocument document) {
        Document stored = new Document(ACCOUNT, document.accountId().value())
                .append(STATUS, document.status().wire())
                .append(TYPE, document.type().wire())
                .append(FORMAT, document.format().name().toLowerCase(Locale.ROOT))
                .append(FILE_NAME, document.fileName().ciphertext())
                .append(METADATA, document.metadata().ciphertext())
                .append(ORIGINAL, claim(document.original()))
                .append(RUN, document.run())
                .append(CREATED_AT, Date.from(document.createdAt()))
                .append(UPDATED_AT, Date.from(document.updatedAt()));
        append(stored, WEBHOOK_URL, document.webhookUrl(), Sealed::ciphertext);
        append(stored, PAGES, document.pages(), pages -> pages);
        append(stored, RESULTS, document.results(), DocumentRowFormat::results);
        append(stored, FAILURE, document.failure(), FailureReason::wire);
        return stored;
    }

    /** Rows of deleted documents that were written before this was kept have none, until the model is rebuilt. */
    private static Instant createdAt(Document deleted) {
        Date at = deleted.getDate(CREATED_AT);
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    @Override
    public DocumentRow read(Document stored) {
        DocumentId id = new DocumentId(stored.getString(ID));
        long sequence = stored.getLong(Rows.SEQUENCE);
        if (stored.getBoolean(DELETED, false)) {
            return new DeletedDocument(
                    id, new AccountId(stored.getString(FORMER_ACCOUNT)), sequence, createdAt(stored));
        }
        return new PresentDocument(
                id,
                new AccountId(stored.getString(ACCOUNT)),
                sequence,
                status(stored),
                type(stored),
                DocumentFormat.valueOf(stored.getString(FORMAT).toUpperCase(Locale.ROOT)),
                new Sealed(stored.getString(FILE_NAME)),
                new Sealed(stored.getString(METADATA)),
                map(stored.getString(WEBHOOK_URL), Sealed::new),
                stored.getInteger(PAGES),
                claim(stored.get(ORIGINAL, Document.class)),
                stored.getInteger(RUN),
                map(stored.get(RESULTS, Document.class), DocumentRowFormat::results),
                map(stored.getString(FAILURE), wire -> FailureReason.of(wire).orElseThrow()),
                stored.getDate(CREATED_AT).toInstant(),
                stored.getDate(UPDATED_AT).toInstant());
    }

    /** Reads the fields that a list shows; the others may be missing. */
    static DocumentSummary readSummary(Document stored) {
        return new DocumentSummary(
                new DocumentId(stored.getString(ID)),
                status(stored),
                type(stored),
                new Sealed(stored.getString(FILE_NAME)),
                stored.getInteger(PAGES),
                stored.getDate(CREATED_AT).toInstant(),
                stored.getDate(UPDATED_AT).toInstant());
    }

    private static DocumentStatus status(Document stored) {
        return DocumentStatus.of(stored.getString(STATUS)).orElseThrow();
    }

    private static DetectionType type(Document stored) {
        return DetectionType.of(stored.getString(TYPE)).orElseThrow();
    }

    private static Document results(Results results) {
        return new Document(RUN, results.run())
                .append(CONTENT, claim(results.content()))
                .append(ENGINE, results.engine().value());
    }

    private static Results results(Document stored) {
        return new Results(
                stored.getInteger(RUN),
                claim(stored.get(CONTENT, Document.class)),
                new EngineVersion(stored.getString(ENGINE)));
    }

    private static Document claim(ClaimCheck claim) {
        return new Document(REFERENCE, claim.reference())
                .append(SHA256, claim.sha256().hex())
                .append(SIZE, claim.size());
    }

    private static ClaimCheck claim(Document stored) {
        return new ClaimCheck(stored.getString(REFERENCE), new Sha256(stored.getString(SHA256)), stored.getLong(SIZE));
    }

    private static <T> void append(Document stored, String field, @Nullable T value, Function<T, Object> write) {
        if (value != null) {
            stored.append(field, write.apply(value));
        }
    }

    private static <T, V> @Nullable V map(@Nullable T stored, Function<T, V> read) {
        return stored == null ? null : read.apply(stored);
    }
}
