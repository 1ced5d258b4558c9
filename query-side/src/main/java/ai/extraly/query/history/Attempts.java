package ai.extraly.query.history;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.ExtractionAttemptFailed;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.event.ExtractionStarted;
import ai.extraly.contract.document.query.AttemptView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The attempts at reading a document, as its events tell them one after the other. */
final class Attempts {
    private record Place(int run, int attempt) {}

    private final Map<Place, AttemptView> attempts = new LinkedHashMap<>();

    void on(DocumentEvent event) {
        switch (event) {
            case ExtractionRequested e ->
                attempts.put(
                        new Place(e.run(), e.attempt()),
                        new AttemptView(e.run(), e.attempt(), 0, e.at(), null, null, null, null));
            case ExtractionStarted e ->
                change(
                        new Place(e.run(), e.attempt()),
                        now -> new AttemptView(
                                now.run(), now.attempt(), e.start(), now.requestedAt(), e.at(), null, null, null));
            case ExtractionCompleted e -> ended(new Place(e.run(), e.attempt()), e.at(), null, e.engine());
            case ExtractionAttemptFailed e -> ended(new Place(e.run(), e.attempt()), e.at(), e.reason(), e.engine());
            default -> {}
        }
    }

    private void ended(Place place, Instant at, @Nullable FailureReason failure, @Nullable EngineVersion engine) {
        change(
                place,
                now -> new AttemptView(
                        now.run(),
                        now.attempt(),
                        now.starts(),
                        now.requestedAt(),
                        now.startedAt(),
                        at,
                        failure,
                        engine));
    }

    private void change(Place place, UnaryOperator<AttemptView> change) {
        attempts.computeIfPresent(place, (same, now) -> change.apply(now));
    }

    List<AttemptView> views() {
        return List.copyOf(attempts.values());
    }
}
