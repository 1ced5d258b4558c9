package ai.extraly.saga.extraction;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.engine.Limits;
import ai.extraly.engine.Request;
import ai.extraly.engine.Unreadable;
import ai.extraly.engine.worker.Ending;
import ai.extraly.engine.worker.Outcome;
import ai.extraly.engine.worker.Workers;
import ai.extraly.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Hands a document out of the vault to those who read it: the one place where the engine's words meet the contract's. */
class DocumentReader {
    private static final Logger log = LoggerFactory.getLogger(DocumentReader.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final Vault vault;
    private final Workers workers;
    private final int maxPages;

    DocumentReader(Vault vault, Workers workers, int maxPages) {
        this.vault = vault;
        this.workers = workers;
        this.maxPages = maxPages;
    }

    EngineVersion version() {
        return new EngineVersion(ai.extraly.engine.EngineVersion.current());
    }

    /**
     * Reads the document; of its original no more than a few kilobytes lie in this process at a time.
     *
     * @throws IOException when the vault or a child process is not to be had: nothing was found out about the document
     */
    Reading read(DataKeyId key, ExtractionOrder order) throws IOException, InterruptedException {
        Request request = new Request(
                engineType(order.type()),
                JSON.readValue(vault.open(key, SealedFields.CUSTOM_FIELDS, order.customFields()), NAMES),
                password(key, order.password()),
                new Limits(maxPages, Limits.DEFAULT.time()));
        try (InputStream original = vault.read(key, order.original())) {
            Outcome outcome = workers.extract(original, order.original().size(), request);
            switch (outcome) {
                case Outcome.Lost(Ending how) -> log.warn("Reading {} took its child process down: {}", key, how);
                case Outcome.Broken(String kind, List<String> place) ->
                    log.error("Reading {} found a bug of the engine: {} at {}", key, kind, String.join(", ", place));
                case Outcome.Read _, Outcome.Refused _ -> {}
            }
            return reading(outcome);
        }
    }

    /** The number of pages, or nothing when it cannot be told at once. */
    OptionalInt countPages(DataKeyId key, ClaimCheck original, @Nullable Sealed password)
            throws IOException, InterruptedException {
        String opens = password(key, password);
        try (InputStream content = vault.read(key, original)) {
            return workers.countPages(content, original.size(), opens);
        }
    }

    static Reading reading(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Read(var type, int pages, byte[] results) ->
                new Reading.Read(contractType(type), pages, results);
            case Outcome.Refused(Unreadable why) -> failed(why.reason());
            // It would need as much again.
            case Outcome.Lost(Ending how)
            when how == Ending.OUT_OF_MEMORY -> new Reading.Failed(FailureReason.CORRUPTED, false);
            case Outcome.Lost _ -> new Reading.Failed(FailureReason.TIMED_OUT, true);
            case Outcome.Broken _ -> new Reading.Failed(FailureReason.UNSUPPORTED_LAYOUT, true);
        };
    }

    private @Nullable String password(DataKeyId key, @Nullable Sealed password) {
        return password == null ? null : vault.open(key, SealedFields.PASSWORD, password);
    }

    private static Reading failed(Unreadable.Reason reason) {
        return switch (reason) {
            case CORRUPTED -> new Reading.Failed(FailureReason.CORRUPTED, false);
            case PASSWORD_PROTECTED -> new Reading.Failed(FailureReason.PASSWORD_PROTECTED, false);
            case NO_TEXT_FOUND -> new Reading.Failed(FailureReason.NO_TEXT_FOUND, false);
            case UNSUPPORTED_LAYOUT -> new Reading.Failed(FailureReason.UNSUPPORTED_LAYOUT, false);
            case TOO_MANY_PAGES -> new Reading.Failed(FailureReason.TOO_MANY_PAGES, false);
            case TIMED_OUT -> new Reading.Failed(FailureReason.TIMED_OUT, true);
        };
    }

    private static ai.extraly.engine.DetectionType engineType(DetectionType type) {
        return switch (type) {
            case BANK_STATEMENT -> ai.extraly.engine.DetectionType.BANK_STATEMENT;
            case INVOICE -> ai.extraly.engine.DetectionType.INVOICE;
            case RECEIPT -> ai.extraly.engine.DetectionType.RECEIPT;
            case AUTO -> ai.extraly.engine.DetectionType.AUTO;
        };
    }

    private static DetectionType contractType(ai.extraly.engine.DetectionType type) {
        return switch (type) {
            case BANK_STATEMENT -> DetectionType.BANK_STATEMENT;
            case INVOICE -> DetectionType.INVOICE;
            case RECEIPT -> DetectionType.RECEIPT;
            case AUTO -> throw new IllegalStateException("The engine read a document without deciding what it is");
        };
    }
}
