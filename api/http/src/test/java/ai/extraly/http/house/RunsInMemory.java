package ai.extraly.http.house;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.command.CorrectResults;
import ai.extraly.contract.document.command.ReprocessDocument;
import ai.extraly.contract.document.query.CorrectionDraft;
import ai.extraly.contract.document.query.CorrectionDraft.Misfit;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.DraftCorrection;
import ai.extraly.contract.document.query.FindDocument;
import ai.extraly.contract.document.query.ListCompletedDocuments;
import ai.extraly.contract.document.query.ListRuns;
import ai.extraly.contract.document.query.Rehearsal;
import ai.extraly.contract.document.query.RehearseExtraction;
import ai.extraly.contract.document.query.RunView;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Runs over documents and corrections of their results. What a patch makes of results is for a test to say. */
public final class RunsInMemory {
    private final DocumentsInMemory documents;
    private final MemoryVault vault;
    private final Map<DocumentId, List<RunView>> runs = new ConcurrentHashMap<>();
    private final Set<DocumentId> busy = ConcurrentHashMap.newKeySet();
    private final Queue<ReprocessDocument> reprocessed = new ConcurrentLinkedQueue<>();
    private final Queue<CorrectResults> corrected = new ConcurrentLinkedQueue<>();
    private final Map<DocumentId, Misfit> misfits = new ConcurrentHashMap<>();
    private final Map<DocumentId, String> drafts = new ConcurrentHashMap<>();
    private final Map<DocumentId, Optional<Rehearsal>> rehearsals = new ConcurrentHashMap<>();
    private final AtomicInteger races = new AtomicInteger();

    public RunsInMemory(DocumentsInMemory documents, MemoryVault vault) {
        this.documents = documents;
        this.vault = vault;
    }

    private DocumentView owned(DocumentId id, AccountId account) {
        @Nullable DocumentView view = documents.handle(new FindDocument(id, account));
        if (view == null) {
            throw new Refused(Refusal.DOCUMENT_UNKNOWN);
        }
        if (!view.status().isTerminal() || busy.contains(id)) {
            throw new Refused(Refusal.DOCUMENT_BUSY);
        }
        return view;
    }

    @CommandHandler
    Acknowledged handle(ReprocessDocument command) {
        DocumentView view = owned(command.documentId(), command.accountId());
        busy.add(command.documentId());
        reprocessed.add(command);
        return new Acknowledged(view.sequence() + 1);
    }

    @QueryHandler
    CorrectionDraft handle(DraftCorrection query) {
        try {
            DocumentView view = owned(query.documentId(), query.accountId());
            if (view.status() != DocumentStatus.COMPLETED) {
                throw new Refused(Refusal.NO_RESULTS);
            }
        } catch (Refused refused) {
            throw new QueryExecutionException(
                    "Refused", null, refused.getDetails().orElseThrow());
        }
        @Nullable Misfit misfit = misfits.get(query.documentId());
        @Nullable String draft = drafts.get(query.documentId());
        return new CorrectionDraft(
                1,
                corrected.size() + 1,
                misfit != null || draft == null ? null : store(query.documentId(), "draft-" + races.get(), draft),
                misfit);
    }

    private ClaimCheck store(DocumentId id, String name, String content) {
        try {
            return vault.store(
                    DataKeyId.of(id), name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @CommandHandler
    Acknowledged handle(CorrectResults command) {
        DocumentView view = owned(command.documentId(), command.accountId());
        if (races.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Refused(Refusal.RESULTS_CHANGED);
        }
        corrected.add(command);
        documents.correct(command.documentId(), command.results());
        return new Acknowledged(view.sequence() + 1);
    }

    @QueryHandler
    RunView[] handle(ListRuns query) {
        @Nullable DocumentView view = documents.handle(new FindDocument(query.documentId(), query.accountId()));
        List<RunView> all = view == null ? List.of() : runs.getOrDefault(query.documentId(), List.of());
        return all.toArray(RunView[]::new);
    }

    @QueryHandler
    DocumentId[] handle(ListCompletedDocuments query) {
        return rehearsals.keySet().stream()
                .filter(id -> query.after() == null
                        || id.value().compareTo(query.after().value()) > 0)
                .sorted(Comparator.comparing(DocumentId::value))
                .limit(query.limit())
                .toArray(DocumentId[]::new);
    }

    @QueryHandler
    @Nullable
    Rehearsal handle(RehearseExtraction query) {
        return rehearsals.getOrDefault(query.documentId(), Optional.empty()).orElse(null);
    }

    /** The present engine would fare like this; nothing for a document that went away meanwhile. */
    public void rehearsed(DocumentId id, @Nullable Rehearsal rehearsal) {
        rehearsals.put(id, Optional.ofNullable(rehearsal));
    }

    /** Forgets all rehearsals. */
    public void forgetRehearsals() {
        rehearsals.clear();
    }

    /** Runs over the document found this, the last of them as people left it. */
    public void found(DocumentId id, @Nullable String corrected, String... stored) {
        List<RunView> all = new ArrayList<>();
        for (int i = 0; i < stored.length; i++) {
            ClaimCheck results = store(id, "results-" + (i + 1), stored[i]);
            boolean last = i == stored.length - 1;
            all.add(new RunView(
                    i + 1,
                    new EngineVersion("1." + i),
                    results,
                    last && corrected != null ? store(id, "corrected", corrected) : results));
        }
        runs.put(id, all);
    }

    /** A patch makes this of the document's results. */
    public void drafts(DocumentId id, String stored) {
        drafts.put(id, stored);
    }

    /** No patch fits the document's results. */
    public void misfits(DocumentId id, Misfit misfit) {
        misfits.put(id, misfit);
    }

    /** Somebody else is quicker, this many times. */
    public void races(int times) {
        races.set(times);
    }

    /** What was asked to be read again. */
    public List<ReprocessDocument> reprocessed(DocumentId id) {
        return reprocessed.stream().filter(one -> one.documentId().equals(id)).toList();
    }

    /** How the document was corrected. */
    public List<CorrectResults> corrected(DocumentId id) {
        return corrected.stream().filter(one -> one.documentId().equals(id)).toList();
    }
}
