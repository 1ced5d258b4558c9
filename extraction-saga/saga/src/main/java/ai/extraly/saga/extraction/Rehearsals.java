package ai.extraly.saga.extraction;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.query.Rehearsal;
import ai.extraly.contract.document.query.RehearseExtraction;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Vault;
import ai.extraly.vault.results.Difference;
import ai.extraly.vault.results.ResultsDiff;
import ai.extraly.vault.results.ResultsJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents as if they had been submitted today, and tells what would be different. It stands in the same queue for a place as
 * those who read in earnest, so a rehearsal slows them no more than one document does. Nothing is kept of what it reads, and what it
 * tells has no content.
 */
class Rehearsals {
    private static final int MOST_PATHS = 100;

    /** Their names are the owner's words. */
    private static final String CUSTOM_FIELDS = "custom_fields";

    private final EventStore events;
    private final Vault vault;
    private final DocumentReader reader;
    private final Semaphore places;

    Rehearsals(EventStore events, Vault vault, DocumentReader reader, Semaphore places) {
        this.events = events;
        this.vault = vault;
        this.reader = reader;
        this.places = places;
    }

    /** No thread of the query bus waits for it. */
    @QueryHandler
    CompletableFuture<@Nullable Rehearsal> handle(RehearseExtraction query) {
        CompletableFuture<@Nullable Rehearsal> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("rehearsal").start(() -> {
            try {
                places.acquire();
                try {
                    answer.complete(rehearse(query.documentId()));
                } finally {
                    places.release();
                }
            } catch (ErasedException e) {
                answer.complete(null);
            } catch (RuntimeException | IOException | InterruptedException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private @Nullable Rehearsal rehearse(DocumentId document) throws IOException, InterruptedException {
        DocumentSubmitted submitted = null;
        ExtractionCompleted newest = null;
        DomainEventStream past = events.readEvents(document.value());
        while (past.hasNext()) {
            switch (past.next().getPayload()) {
                case DocumentSubmitted first -> submitted = first;
                case ExtractionCompleted next -> newest = next;
                case DocumentDeleted _ -> {
                    return null;
                }
                default -> {}
            }
        }
        if (submitted == null || newest == null) {
            return null;
        }
        DataKeyId key = DataKeyId.of(document);
        return switch (read(key, submitted)) {
            case Reading.Failed failed -> rehearsal(newest, List.of(), failed.reason());
            case Reading.Read read ->
                rehearsal(
                        newest,
                        ResultsDiff.between(results(key, newest.results()), new ResultsJson(read.results()).results()),
                        null);
        };
    }

    private Reading read(DataKeyId key, DocumentSubmitted submitted) throws IOException, InterruptedException {
        ExtractionOrder order = new ExtractionOrder(
                1,
                submitted.accountId(),
                submitted.type(),
                submitted.format(),
                submitted.customFields(),
                submitted.password(),
                submitted.original(),
                List.of());
        return reader.read(key, order);
    }

    private byte[] results(DataKeyId key, ClaimCheck stored) throws IOException {
        try (InputStream content = vault.read(key, stored)) {
            return new ResultsJson(content.readAllBytes()).results();
        }
    }

    private Rehearsal rehearsal(
            ExtractionCompleted before, List<Difference> differences, @Nullable FailureReason failure) {
        return new Rehearsal(
                before.documentId(),
                before.run(),
                before.engine(),
                reader.version(),
                differences.size(),
                differences.stream()
                        .map(Difference::path)
                        .map(path -> path.startsWith(CUSTOM_FIELDS) ? CUSTOM_FIELDS : path)
                        .distinct()
                        .limit(MOST_PATHS)
                        .toList(),
                failure);
    }
}
