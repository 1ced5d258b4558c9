package ai.extraly.saga.extraction;

import ai.extraly.contract.document.query.CountPages;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.engine.worker.WorkersClosed;
import ai.extraly.vault.ErasedException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/**
 * Counts pages for the moment of submission. When everybody is busy it does not queue: the number is a courtesy, not a promise. It has
 * threads of its own: a file that takes long to open, and is still being opened when nobody waits any more, must not hold one that
 * answers requests.
 */
class PageCounter {
    private final DocumentReader reader;
    private final Semaphore places;
    private final Executor threads;

    PageCounter(DocumentReader reader, Semaphore places, Executor threads) {
        this.reader = reader;
        this.places = places;
        this.threads = threads;
    }

    @QueryHandler
    CompletableFuture<@Nullable Integer> handle(CountPages query) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.supplyAsync(() -> count(query), threads)
                .whenComplete((pages, failure) -> places.release());
    }

    private @Nullable Integer count(CountPages query) {
        try {
            OptionalInt pages = reader.countPages(DataKeyId.of(query.documentId()), query.original(), query.password());
            return pages.isPresent() ? pages.getAsInt() : null;
        } catch (IOException | ErasedException | WorkersClosed e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
