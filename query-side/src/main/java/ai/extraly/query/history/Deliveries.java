package ai.extraly.query.history;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.WebhookAbandoned;
import ai.extraly.contract.document.event.WebhookAttemptFailed;
import ai.extraly.contract.document.event.WebhookAttemptRequested;
import ai.extraly.contract.document.event.WebhookAttemptStarted;
import ai.extraly.contract.document.event.WebhookDelivered;
import ai.extraly.contract.document.query.DeliveryStatus;
import ai.extraly.contract.document.query.DeliveryView;
import ai.extraly.contract.document.query.WebhookAttemptView;
import ai.extraly.contract.id.DeliveryId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a document's receiver was told, as the document's events tell it one after the other. */
final class Deliveries {
    private final Map<DeliveryId, Course> courses = new LinkedHashMap<>();

    void on(DocumentEvent event) {
        switch (event) {
            case WebhookAttemptRequested e ->
                courses.computeIfAbsent(e.deliveryId(), id -> new Course(id, e.run(), e.at()))
                        .due(e.due());
            case WebhookAttemptStarted e -> course(e.deliveryId()).started(e.round(), e.attempt(), e.at());
            case WebhookDelivered e ->
                course(e.deliveryId())
                        .ended(e.round(), e.attempt(), e.at(), null, e.status(), e.millis(), e.answer())
                        .settled(DeliveryStatus.DELIVERED);
            case WebhookAttemptFailed e ->
                course(e.deliveryId())
                        .ended(e.round(), e.attempt(), e.at(), e.reason(), e.status(), e.millis(), e.answer());
            case WebhookAbandoned e -> course(e.deliveryId()).settled(DeliveryStatus.ABANDONED);
            default -> {}
        }
    }

    private Course course(DeliveryId id) {
        Course course = courses.get(id);
        if (course == null) {
            throw new IllegalStateException(id + " was never requested");
        }
        return course;
    }

    List<DeliveryView> views() {
        return courses.values().stream().map(Course::view).toList();
    }

    /** One delivery. */
    private static final class Course {
        private record Place(int round, int attempt) {}

        private final DeliveryId id;
        private final int run;
        private final Instant createdAt;
        private final Map<Place, WebhookAttemptView> attempts = new LinkedHashMap<>();
        private DeliveryStatus status = DeliveryStatus.PENDING;
        private @Nullable Instant due;

        Course(DeliveryId id, int run, Instant createdAt) {
            this.id = id;
            this.run = run;
            this.createdAt = createdAt;
        }

        void due(Instant at) {
            due = at;
            status = DeliveryStatus.PENDING;
        }

        void started(int round, int attempt, Instant at) {
            due = null;
            attempts.putIfAbsent(
                    new Place(round, attempt),
                    new WebhookAttemptView(round, attempt, at, null, null, null, null, null));
        }

        Course ended(
                int round,
                int attempt,
                Instant at,
                @Nullable WebhookFailure failure,
                @Nullable Integer answered,
                long millis,
                @Nullable Sealed answer) {
            attempts.computeIfPresent(
                    new Place(round, attempt),
                    (same, begun) -> new WebhookAttemptView(
                            round, attempt, begun.startedAt(), at, failure, answered, millis, answer));
            return this;
        }

        void settled(DeliveryStatus end) {
            status = end;
        }

        DeliveryView view() {
            return new DeliveryView(id, run, status, List.copyOf(attempts.values()), due, createdAt);
        }
    }
}
