package ai.extraly.http.document;

import ai.extraly.contract.id.ApiKeyId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps count of the requests that wait for a document, so that one key cannot make this node hold thousands of them, and ends their
 * waiting when the node is to stop, because the web server then waits for all requests that are under way.
 */
@Component
class Waiting {
    static final int MOST_PER_KEY = 20;

    private final Map<ApiKeyId, Integer> waiting = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /** Runs {@code patient} if the key has a place left; {@code atOnce} if it has none, or when this node is to stop before the other ends. */
    <T> T wait(ApiKeyId key, Supplier<T> patient, Supplier<T> atOnce) {
        if (waiting.merge(key, 1, Integer::sum) > MOST_PER_KEY || stopped.isDone()) {
            leave(key);
            return atOnce.get();
        }
        try {
            CompletableFuture<T> answer = CompletableFuture.supplyAsync(patient, Thread::startVirtualThread);
            CompletableFuture.anyOf(answer, stopped).join();
            return answer.isDone() ? answer.join() : atOnce.get();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            leave(key);
        }
    }

    private void leave(ApiKeyId key) {
        waiting.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }

    /** The context says so before it stops anything. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped.complete(null);
    }
}
