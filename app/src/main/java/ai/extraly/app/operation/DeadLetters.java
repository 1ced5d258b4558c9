package ai.extraly.app.operation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import ai.extraly.app.axon.CountedRetries;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.operation.DeadLetterPage;
import ai.extraly.contract.operation.DeadLetterView;
import ai.extraly.query.failure.FailureSentence;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEntry;
import org.axonframework.extensions.mongo.eventhandling.deadletter.DeadLetterEventEntry;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.documentperevent.EventEntryConfiguration;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The dead letters of all processors where they are kept. There are few, or there is a greater problem than reading them. */
final class DeadLetters {
    private static final String ID = "_id";

    /** For so long a letter belongs to who has begun to handle it again. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final MongoCollection<Document> collection;
    private final Serializer serializer;
    private final Clock clock;

    DeadLetters(MongoCollection<Document> collection, Serializer serializer, Clock clock) {
        this.collection = collection;
        this.serializer = serializer;
        this.clock = clock;
    }

    /** One letter: what is kept, and under which id. */
    record Letter(ObjectId id, DeadLetterEntry entry) {
        static Letter of(Document stored) {
            return new Letter(stored.getObjectId(ID), new DeadLetterEntry(stored));
        }

        String group() {
            return entry.getProcessingGroup();
        }

        String sequence() {
            return entry.getSequenceIdentifier();
        }

        DeadLetterEventEntry event() {
            return entry.getMessage(EventEntryConfiguration.getDefault());
        }

        boolean isOf(String group, String sequence) {
            return group().equals(group) && sequence().equals(sequence);
        }
    }

    /** How many wait, by processor. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        all().forEach(letter -> counts.merge(letter.group(), 1L, Long::sum));
        return counts;
    }

    DeadLetterPage page(@Nullable String group, int page, int perPage) {
        List<Letter> all = all().stream()
                .filter(letter -> group == null || PathName.of(letter.group()).equals(group))
                .toList();
        return new DeadLetterPage(
                all.stream()
                        .skip((page - 1L) * perPage)
                        .limit(perPage)
                        .map(letter -> view(letter, all))
                        .toList(),
                page,
                perPage,
                all.size());
    }

    Optional<Letter> find(String id) {
        return ObjectId.isValid(id)
                ? Optional.ofNullable(collection.find(eq(ID, new ObjectId(id))).first())
                        .map(Letter::of)
                : Optional.empty();
    }

    /** The letters that wait one behind the other, with {@code letter} among them. */
    List<Letter> sequence(Letter letter) {
        return all().stream()
                .filter(other -> other.isOf(letter.group(), letter.sequence()))
                .sorted(Comparator.comparingLong(other -> other.entry().getIndex()))
                .toList();
    }

    boolean isBeingHandled(Letter letter) {
        Instant begun = letter.entry().getProcessingStarted();
        return begun != null && begun.plus(CLAIM).isAfter(clock.instant());
    }

    void remove(Letter letter) {
        collection.deleteOne(eq(ID, letter.id()));
    }

    private List<Letter> all() {
        return collection.find().sort(ascending(ID)).map(Letter::of).into(new ArrayList<>());
    }

    private DeadLetterView view(Letter letter, List<Letter> all) {
        DeadLetterEntry entry = letter.entry();
        DeadLetterEventEntry event = letter.event();
        String type = event.getPayload().getType().getName();
        MetaData diagnostics = serializer.deserialize(entry.getDiagnostics());
        return new DeadLetterView(
                letter.id().toHexString(),
                PathName.of(letter.group()),
                letter.sequence(),
                type.substring(type.lastIndexOf('.') + 1),
                event.getSequenceNumber(),
                entry.getCauseType() == null ? null : FailureSentence.of(entry.getCauseType()),
                Sha256.of(bytes(event.getPayload().getData())),
                entry.getEnqueuedAt(),
                entry.getLastTouched(),
                CountedRetries.of(diagnostics),
                all.stream()
                        .filter(other -> other.isOf(letter.group(), letter.sequence())
                                && other.entry().getIndex() > entry.getIndex())
                        .count());
    }

    /** As they lie in the event log. */
    private static byte[] bytes(Object payload) {
        return payload instanceof byte[] bytes ? bytes : String.valueOf(payload).getBytes(StandardCharsets.UTF_8);
    }
}
