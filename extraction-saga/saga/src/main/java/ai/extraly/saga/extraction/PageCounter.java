package ai.extraly.saga.extraction;

import ai.extraly.contract.document.query.CountPages;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.ErasedException;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Counts pages for the moment of submission. When everybody is busy it does not queue: the number is a courtesy, not a promise. */
class PageCounter {
    private final DocumentReader reader;
    private final Semaphore places;

    PageCounter(DocumentReader reader, Semaphore places) {
        this.reader = reader;
        this.places = places;
    }

    @QueryHandler
    @Nullable
    Integer handle(CountPages query) {
        if (!places.tryAcquire()) {
            return null;
        }
        try {
            OptionalInt pages = reader.countPages(DataKeyId.of(query.documentId()), query.original(), query.password());
            return pages.isPresent() ? pages.getAsInt() : null;
        } catch (IOException | ErasedException e) {
            return null;
        } finally {
            places.release();
        }
    }
}
