package ai.extraly.saga.extraction;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.engine.Engine;
import ai.extraly.engine.Extracted;
import ai.extraly.engine.Limits;
import ai.extraly.engine.PageCount;
import ai.extraly.engine.Request;
import ai.extraly.engine.Unreadable;
import ai.extraly.saga.memory.MemoryBudget;
import ai.extraly.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Takes a document out of the vault and hands it to the engine: the one place where the engine's words meet the contract's. */
class DocumentReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final Vault vault;
    private final Engine engine;
    private final Limits limits;
    private final MemoryBudget memory;

    DocumentReader(Vault vault, Engine engine, Limits limits, MemoryBudget memory) {
        this.vault = vault;
        this.engine = engine;
        this.limits = limits;
        this.memory = memory;
    }

    EngineVersion version() {
        return new EngineVersion(ai.extraly.engine.EngineVersion.current());
    }

    /** Takes out of the vault all that reading the document needs, as soon as there is memory for it. */
    Fetched fetch(DataKeyId key, ExtractionOrder order) throws IOException, InterruptedException {
        Request request = new Request(
                engineType(order.type()),
                JSON.readValue(vault.open(key, SealedFields.CUSTOM_FIELDS, order.customFields()), NAMES),
                password(key, order.password()),
                limits);
        MemoryBudget.Lease lease = memory.acquire(order.original().size());
        try {
            return new Fetched(order.format(), request, bytes(key, order.original()), lease);
        } catch (IOException | RuntimeException | Error e) {
            lease.close();
            throw e;
        }
    }

    Reading read(Fetched document) {
        if (document.format != DocumentFormat.PDF) {
            return new Reading.Failed(FailureReason.NO_TEXT_FOUND, false); // pictures are not read yet
        }
        return switch (engine.extract(document.original, document.request)) {
            case Extracted extracted -> new Reading.Read(contractType(extracted.detectionType()), extracted);
            case Unreadable unreadable -> failed(unreadable.reason());
        };
    }

    /** The number of pages, or nothing when it cannot be told or there is no memory to find out. */
    OptionalInt countPages(DataKeyId key, ClaimCheck original, @Nullable Sealed password) throws IOException {
        Optional<MemoryBudget.Lease> lease = memory.tryAcquire(original.size());
        if (lease.isEmpty()) {
            return OptionalInt.empty();
        }
        try (MemoryBudget.Lease _ = lease.get()) {
            return switch (engine.countPages(bytes(key, original), password(key, password))) {
                case PageCount.Pages pages -> OptionalInt.of(pages.number());
                case PageCount.Unknown _ -> OptionalInt.empty();
            };
        }
    }

    /** In one array of its size: one that grows as it is filled would need as much again. */
    private byte[] bytes(DataKeyId key, ClaimCheck original) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(original.size())];
        try (InputStream content = vault.read(key, original)) {
            int read = content.readNBytes(bytes, 0, bytes.length);
            if (read < bytes.length || content.read() >= 0) {
                throw new IOException("An original in the vault is not as long as its claim check says");
            }
        }
        return bytes;
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

    /** A document outside the vault, for as long as it is read. */
    static final class Fetched implements AutoCloseable {
        private final DocumentFormat format;
        private final Request request;
        private final byte[] original;
        private final MemoryBudget.Lease lease;

        private Fetched(DocumentFormat format, Request request, byte[] original, MemoryBudget.Lease lease) {
            this.format = format;
            this.request = request;
            this.original = original;
            this.lease = lease;
        }

        @Override
        public void close() {
            lease.close();
        }
    }
}
