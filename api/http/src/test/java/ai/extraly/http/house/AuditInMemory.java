package ai.extraly.http.house;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Actor;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.AccessRecorded;
import ai.extraly.contract.audit.RecordAccess;
import ai.extraly.contract.audit.query.AccessPage;
import ai.extraly.contract.audit.query.AuditedDocument;
import ai.extraly.contract.audit.query.AuditedPage;
import ai.extraly.contract.audit.query.ContentDigest;
import ai.extraly.contract.audit.query.DocumentHistory;
import ai.extraly.contract.audit.query.ListAccesses;
import ai.extraly.contract.audit.query.ListAuditedDocuments;
import ai.extraly.contract.audit.query.PastAccess;
import ai.extraly.contract.audit.query.PastEvent;
import ai.extraly.contract.audit.query.ReadHistory;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.FindDocument;
import ai.extraly.contract.document.query.FindPast;
import ai.extraly.contract.document.query.PastDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** The past of documents: that they were submitted, queued, and perhaps deleted. And who looked. */
public final class AuditInMemory {
    private static final int EVENTS = 2;

    private final DocumentsInMemory documents;
    private final Queue<RecordAccess> recorded = new ConcurrentLinkedQueue<>();
    private final List<PastAccess> accesses = new CopyOnWriteArrayList<>();
    private final AtomicBoolean full = new AtomicBoolean();

    public AuditInMemory(DocumentsInMemory documents) {
        this.documents = documents;
    }

    @CommandHandler
    Acknowledged handle(
            RecordAccess command,
            @MetaDataValue(Actor.ROLE) String role,
            @MetaDataValue(Actor.REQUEST) String request) {
        if (full.get()) {
            throw new IllegalStateException("There is no room left to write");
        }
        recorded.add(command);
        accesses.add(new PastAccess(
                new AccessRecorded(
                        command.journalId(),
                        command.accessId(),
                        command.accountId(),
                        command.access(),
                        command.documentId(),
                        command.target(),
                        command.reason(),
                        command.at()),
                Role.of(role).orElseThrow(),
                request));
        return new Acknowledged(recorded.size() - 1);
    }

    @QueryHandler
    @Nullable
    DocumentHistory handle(ReadHistory query) {
        if (!documents.knows(query.documentId())) {
            return null;
        }
        SubmitDocument submitted = documents.submitted(query.documentId());
        List<PastEvent> events = new ArrayList<>(List.of(submitted(submitted), queued(submitted)));
        events.removeIf(event -> event.sequence() < query.fromSequence()
                || (query.asOf() != null && event.at().isAfter(query.asOf())));
        return new DocumentHistory(
                query.documentId(),
                submitted.accountId(),
                isDeleted(submitted),
                events.stream().limit(query.limit()).toList(),
                events.size() > query.limit() ? events.get(query.limit()).sequence() : null);
    }

    private boolean isDeleted(SubmitDocument submitted) {
        return view(submitted) == null;
    }

    private @Nullable DocumentView view(SubmitDocument submitted) {
        return documents.handle(new FindDocument(submitted.documentId(), submitted.accountId()));
    }

    private static PastEvent submitted(SubmitDocument c) {
        return new PastEvent(
                0,
                c.at(),
                "document_submitted",
                "The document was submitted.",
                new Actor(c.accountId(), c.apiKeyId(), Role.USER),
                true,
                "request-1",
                "message-1",
                "message-1",
                null,
                null,
                null,
                List.of(ContentDigest.of("original", c.original())),
                "c0ffee",
                Map.of(
                        SealedFields.FILE_NAME,
                        c.fileName(),
                        SealedFields.METADATA,
                        c.metadata(),
                        SealedFields.CUSTOM_FIELDS,
                        c.customFields()));
    }

    private static PastEvent queued(SubmitDocument c) {
        return new PastEvent(
                1,
                c.at().plusMillis(1),
                "extraction_requested",
                "Reading attempt 1 of run 1 was queued.",
                new Actor(null, null, null),
                false,
                null,
                null,
                null,
                1,
                1,
                new EngineVersion("test"),
                List.of(),
                null,
                Map.of());
    }

    @QueryHandler
    AuditedPage handle(ListAuditedDocuments q) {
        List<AuditedDocument> all = documents.all().stream()
                .filter(c -> q.accountId() == null || c.accountId().equals(q.accountId()))
                .filter(c -> q.createdFrom() == null || !c.at().isBefore(q.createdFrom()))
                .filter(c -> q.createdTo() == null || c.at().isBefore(q.createdTo()))
                .sorted(Comparator.comparing(SubmitDocument::at).reversed())
                .map(c -> {
                    @Nullable DocumentView view = view(c);
                    @Nullable DocumentStatus status = view == null ? null : view.status();
                    return new AuditedDocument(
                            c.documentId(), c.accountId(), status, c.at(), EVENTS - 1, "extraction_requested", c.at());
                })
                .toList();
        return new AuditedPage(
                all.stream()
                        .skip((q.page() - 1L) * q.perPage())
                        .limit(q.perPage())
                        .toList(),
                all.size());
    }

    @QueryHandler
    AccessPage handle(ListAccesses q) {
        List<PastAccess> found = new ArrayList<>();
        for (int i = q.fromPosition() == null ? 0 : q.fromPosition().intValue(); i < accesses.size(); i++) {
            PastAccess access = accesses.get(i);
            if (q.accountId() == null || q.accountId().equals(access.recorded().accountId())) {
                found.add(access);
            }
            if (found.size() == q.limit()) {
                return new AccessPage(found, i + 1L);
            }
        }
        return new AccessPage(found, null);
    }

    /** A document in memory has always been as it is. */
    @QueryHandler
    @Nullable
    PastDocument handle(FindPast query) {
        @Nullable DocumentView view = documents.handle(new FindDocument(query.documentId(), query.accountId()));
        return view == null || view.createdAt().isAfter(query.asOf())
                ? null
                : new PastDocument(view, List.of(), List.of());
    }

    /** What was recorded, oldest first. */
    public List<RecordAccess> recorded() {
        return List.copyOf(recorded);
    }

    /** Whether nothing more can be recorded. */
    public void full(boolean now) {
        full.set(now);
    }
}
