package ai.extraly.http.house;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.query.AwaitDocument;
import ai.extraly.contract.document.query.Backlog;
import ai.extraly.contract.document.query.CountPages;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.DocumentSummary;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.FindBacklog;
import ai.extraly.contract.document.query.FindDocument;
import ai.extraly.contract.document.query.FindSubmission;
import ai.extraly.contract.document.query.IsDocumentSeen;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.document.query.Results;
import ai.extraly.contract.document.query.SubmissionView;
import ai.extraly.contract.erasure.DestroyedContent;
import ai.extraly.contract.erasure.DestroyedKey;
import ai.extraly.contract.erasure.ErasureCheck;
import ai.extraly.contract.erasure.ErasureView;
import ai.extraly.contract.erasure.FindErasure;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Documents, decided and read in one place. They stay pending until a test says what becomes of them. */
public final class DocumentsInMemory {
    private final MemoryVault vault;
    private final Map<DocumentId, DocumentView> documents = new ConcurrentHashMap<>();
    private final Map<DocumentId, SubmitDocument> submitted = new ConcurrentHashMap<>();
    private final Map<DocumentId, MetaData> metaData = new ConcurrentHashMap<>();
    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean blind = new AtomicBoolean();
    private final AtomicBoolean broken = new AtomicBoolean();

    private record Wait(DocumentId id, CompletableFuture<@Nullable DocumentView> answer) {}

    public DocumentsInMemory(MemoryVault vault) {
        this.vault = vault;
    }

    @CommandHandler
    synchronized Acknowledged handle(SubmitDocument c, MetaData data) {
        if (broken.get()) {
            throw new IllegalStateException("secret details of ai.extraly.internal.Thing at /var/lib");
        }
        @Nullable SubmitDocument before = submitted.putIfAbsent(c.documentId(), c);
        if (before != null) {
            if (documents.containsKey(c.documentId()) && before.original().equals(c.original())) {
                return new Acknowledged(0);
            }
            throw new Refused(Refusal.DOCUMENT_EXISTS);
        }
        metaData.put(c.documentId(), data);
        documents.put(
                c.documentId(),
                new DocumentView(
                        c.documentId(),
                        c.accountId(),
                        DocumentStatus.PENDING,
                        c.type(),
                        c.format(),
                        c.fileName(),
                        c.metadata(),
                        c.webhookUrl(),
                        c.pages(),
                        c.original(),
                        null,
                        null,
                        c.at(),
                        c.at(),
                        0));
        return new Acknowledged(0);
    }

    @CommandHandler
    synchronized Acknowledged handle(DeleteDocument c) {
        @Nullable DocumentView view = documents.get(c.documentId());
        if (view == null || !view.accountId().equals(c.accountId())) {
            throw new Refused(Refusal.DOCUMENT_UNKNOWN);
        }
        if (!view.status().isTerminal()) {
            throw new Refused(Refusal.DOCUMENT_BUSY);
        }
        documents.remove(c.documentId());
        return new Acknowledged(view.sequence() + 1);
    }

    @QueryHandler
    @Nullable
    ErasureView handle(FindErasure query) {
        @Nullable SubmitDocument known = submitted.get(query.documentId());
        if (known == null) {
            return null;
        }
        if (documents.containsKey(query.documentId())) {
            return new ErasureView(query.documentId(), null, List.of(), List.of(), List.of());
        }
        boolean key = vault.has(DataKeyId.of(query.documentId()));
        return new ErasureView(
                query.documentId(),
                known.at(),
                List.of(new DestroyedKey(query.documentId().value(), 1, known.at(), "document_deleted")),
                List.of(new DestroyedContent("original", null, known.original(), known.at())),
                List.of(new ErasureCheck(
                        ErasureCheck.Subject.KEY,
                        "the vault",
                        1,
                        key ? 1 : 0,
                        key ? ErasureCheck.Left.READABLE : ErasureCheck.Left.NOTHING,
                        known.at())));
    }

    @QueryHandler
    @Nullable
    DocumentView handle(FindDocument query) {
        @Nullable DocumentView view = documents.get(query.documentId());
        return blind.get() || view == null || !view.accountId().equals(query.accountId()) ? null : view;
    }

    @QueryHandler
    @Nullable
    synchronized SubmissionView handle(FindSubmission query) {
        @Nullable SubmitDocument first = submitted.get(query.documentId());
        return first == null || !first.accountId().equals(query.accountId())
                ? null
                : new SubmissionView(
                        first.documentId(),
                        !documents.containsKey(first.documentId()),
                        first.type(),
                        first.fileName(),
                        first.metadata(),
                        first.webhookUrl(),
                        first.pages(),
                        first.requestDigest(),
                        first.at());
    }

    @QueryHandler
    CompletableFuture<@Nullable DocumentView> handle(AwaitDocument query) {
        CompletableFuture<@Nullable DocumentView> answer = new CompletableFuture<>();
        waits.add(new Wait(query.documentId(), answer));
        waiting.incrementAndGet();
        tellWaiting();
        return answer.orTimeout(query.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> documents.get(query.documentId()))
                .whenComplete((view, failure) -> waiting.decrementAndGet());
    }

    private void tellWaiting() {
        waits.forEach(wait -> {
            @Nullable DocumentView view = documents.get(wait.id());
            if (view != null && view.status().isTerminal()) {
                wait.answer().complete(view);
            }
        });
    }

    @QueryHandler
    Backlog handle(FindBacklog query) {
        if (blind.get()) {
            throw new NoHandlerForQueryException("Nobody counts");
        }
        List<DocumentView> underWay = documents.values().stream()
                .filter(view -> !view.status().isTerminal())
                .toList();
        return new Backlog(
                underWay.size(),
                underWay.stream()
                        .filter(view -> view.accountId().equals(query.accountId()))
                        .count());
    }

    @QueryHandler
    Boolean handle(IsDocumentSeen query) {
        return !blind.get();
    }

    @QueryHandler
    @Nullable
    Integer handle(CountPages query) {
        return 3;
    }

    @QueryHandler
    DocumentPage handle(ListDocuments q) {
        Comparator<DocumentView> order = q.sort() == DocumentSort.CREATED_AT
                ? Comparator.comparing(DocumentView::createdAt)
                : Comparator.comparing(DocumentView::updatedAt);
        order = order.thenComparing(view -> view.documentId().value());
        List<DocumentView> all = documents.values().stream()
                .filter(d -> d.accountId().equals(q.accountId()))
                .filter(d -> q.status() == null || d.status() == q.status())
                .filter(d -> q.type() == null || d.type() == q.type())
                .filter(d -> q.idPrefix() == null || d.documentId().value().startsWith(q.idPrefix()))
                .filter(d -> q.createdFrom() == null || !d.createdAt().isBefore(q.createdFrom()))
                .filter(d -> q.createdTo() == null || d.createdAt().isBefore(q.createdTo()))
                .sorted(q.descending() ? order.reversed() : order)
                .toList();
        return new DocumentPage(
                all.stream()
                        .skip((q.page() - 1L) * q.perPage())
                        .limit(q.perPage())
                        .map(d -> new DocumentSummary(
                                d.documentId(),
                                d.status(),
                                d.type(),
                                d.fileName(),
                                d.pages(),
                                d.createdAt(),
                                d.updatedAt()))
                        .toList(),
                all.size());
    }

    /** The document was read: {@code stored} is what its extraction left in the vault. */
    public void complete(DocumentId id, DetectionType type, String stored) {
        DataKeyId key = DataKeyId.of(id);
        try {
            ClaimCheck content =
                    vault.store(key, "results-1-1", new ByteArrayInputStream(stored.getBytes(StandardCharsets.UTF_8)));
            end(id, DocumentStatus.COMPLETED, type, new Results(1, content, new EngineVersion("test")), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void correct(DocumentId id, ClaimCheck results) {
        DocumentView view = Objects.requireNonNull(documents.get(id));
        end(id, view.status(), view.type(), new Results(1, results, new EngineVersion("test")), null);
    }

    public void fail(DocumentId id, FailureReason reason) {
        end(id, DocumentStatus.FAILED, DetectionType.AUTO, null, reason);
    }

    private void end(
            DocumentId id,
            DocumentStatus status,
            DetectionType type,
            @Nullable Results results,
            @Nullable FailureReason failure) {
        documents.computeIfPresent(
                id,
                (same, d) -> new DocumentView(
                        id,
                        d.accountId(),
                        status,
                        type,
                        d.format(),
                        d.fileName(),
                        d.metadata(),
                        d.webhookUrl(),
                        d.pages(),
                        d.original(),
                        results,
                        failure,
                        d.createdAt(),
                        d.updatedAt().plusSeconds(75),
                        d.sequence() + 3));
        tellWaiting();
    }

    boolean knows(DocumentId id) {
        return submitted.containsKey(id);
    }

    /** Everything that was ever submitted. */
    List<SubmitDocument> all() {
        return List.copyOf(submitted.values());
    }

    /** What a document was submitted as. */
    public SubmitDocument submitted(DocumentId id) {
        return Objects.requireNonNull(submitted.get(id));
    }

    /** What the submitting command carried with it. */
    public MetaData metaData(DocumentId id) {
        return Objects.requireNonNull(metaData.get(id));
    }

    /** How many wait for a document at this moment. */
    public int waiting() {
        return waiting.get();
    }

    /** Whether the read models lag behind so far that they see nothing. */
    public void blind(boolean now) {
        blind.set(now);
    }

    /** Whether submitting fails in a way that nobody thought of. */
    public void broken(boolean now) {
        broken.set(now);
    }
}
