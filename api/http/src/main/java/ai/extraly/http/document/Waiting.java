package ai.extraly.http.document;

import ai.extraly.contract.id.ApiKeyId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Keeps count of the requests that wait for a document, so that one key cannot make this node hold thousands of them. */
@Component
class Waiting {
    static final int MOST_PER_KEY = 20;

    private final Map<ApiKeyId, Integer> waiting = new ConcurrentHashMap<>();

    /** Runs {@code patient} if the key has a place left, {@code atOnce} otherwise. */
    <T> T wait(ApiKeyId key, Supplier<T> patient, Supplier<T> atOnce) {
        if (waiting.merge(key, 1, Integer::sum) > MOST_PER_KEY) {
            leave(key);
            return atOnce.get();
        }
        try {
            return patient.get();
        } finally {
            leave(key);
        }
    }

    private void leave(ApiKeyId key) {
        waiting.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }
}
