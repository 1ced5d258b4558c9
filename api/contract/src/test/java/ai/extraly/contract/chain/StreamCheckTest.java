package ai.extraly.contract.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StreamCheckTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");
    private static final String STREAM = "doc";
    private static final EventChain CHAIN = new EventChain(new byte[32]);

    private final List<StoredEvent> events = new ArrayList<>();

    private static StoredEvent event(int sequence, long position, String payload, @Nullable String link) {
        return new StoredEvent(
                position,
                "Document",
                STREAM,
                sequence,
                "event-" + payload,
                "Something",
                "1",
                payload.getBytes(StandardCharsets.UTF_8),
                NOON,
                link == null ? Map.of() : Map.of(StoredEvent.CHAIN, link));
    }

    /** Stores events without a link, as they were before there was a chain. */
    private void unchained(int count, long position) {
        for (int i = 0; i < count; i++) {
            events.add(event(events.size(), position, "n" + events.size(), null));
        }
    }

    private void chained(int count, long position) {
        for (int i = 0; i < count; i++) {
            StoredEvent bare = event(events.size(), position, "n" + events.size(), null);
            String link = CHAIN.link(events.isEmpty() ? null : events.getLast().link(), bare);
            events.add(event(events.size(), position, "n" + events.size(), link));
        }
    }

    private void chained(int count) {
        chained(count, 100);
    }

    /** Puts an event at another place, with everything else of it as it was. */
    private void put(int sequence, StoredEvent event) {
        events.set(
                sequence,
                new StoredEvent(
                        event.position(),
                        event.stream(),
                        event.aggregate(),
                        sequence,
                        event.id(),
                        event.type(),
                        event.revision(),
                        event.payload(),
                        event.at(),
                        new TreeMap<>(event.metadata())));
    }

    private void alter(int sequence) {
        events.set(
                sequence, event(sequence, 100, "altered", events.get(sequence).link()));
    }

    private Optional<Finding> check(Anchor anchor, @Nullable Head known) {
        return new StreamCheck(CHAIN, anchor).firstBreak(STREAM, events, known);
    }

    private Optional<Finding> check() {
        return check(Anchor.NONE, null);
    }

    private Head head(int sequence) {
        return new Head(STREAM, sequence, events.get(sequence).link());
    }

    private static Optional<Finding> found(long sequence, Break kind) {
        return Optional.of(new Finding(STREAM, sequence, kind));
    }

    @Test
    void findsNothingWhereNothingIs() {
        // given
        chained(5);
        // then
        assertThat(check()).isEmpty();
        assertThat(check(Anchor.NONE, head(4))).isEmpty();
    }

    @Test
    void findsTheFirstOfSeveralBreaks() {
        // given
        chained(5);
        alter(3);
        alter(1);
        // then
        assertThat(check()).isEqualTo(found(1, Break.ALTERED));
    }

    @Test
    void findsWhatIsMissing() {
        // given
        chained(5);
        Head known = head(4);
        // when
        events.remove(2);
        // then
        assertThat(check()).isEqualTo(found(2, Break.MISSING));
        // when
        events.subList(2, 4).clear();
        // then
        assertThat(check()).isEmpty();
        assertThat(check(Anchor.NONE, known)).isEqualTo(found(2, Break.MISSING_AT_END));
    }

    @Test
    void findsTwoThatChangedPlaces() {
        // given
        chained(5);
        StoredEvent two = events.get(2);
        put(2, events.get(3));
        put(3, two);
        // then
        assertThat(check()).isEqualTo(found(2, Break.REORDERED));
    }

    @Test
    void findsACopyWhereverItIs() {
        // given
        chained(5);
        events.add(events.getLast());
        put(5, events.get(1));
        // then
        assertThat(check()).isEqualTo(found(5, Break.INSERTED));
    }

    @Test
    void findsOneThatWasPutBeforeTheNext() {
        // given
        chained(3);
        StoredEvent last = events.get(2);
        events.set(2, event(2, 100, "foreign", null));
        events.add(last);
        put(3, last);
        // then
        assertThat(check()).isEqualTo(found(2, Break.INSERTED));
    }

    @Test
    void findsOneThatACheckpointWouldHaveSeen() {
        // given
        chained(3);
        Anchor anchor = new Anchor(1, 200, 0, NOON);
        // then
        assertThat(check(anchor, head(1))).isEqualTo(found(2, Break.INSERTED));
        assertThat(check(anchor, head(2))).isEmpty();
    }

    @Test
    void findsAnotherThanTheOneThatACheckpointKnows() {
        // given
        chained(3);
        // then
        assertThat(check(Anchor.NONE, new Head(STREAM, 1, "0".repeat(64)))).isEqualTo(found(1, Break.ALTERED));
    }

    @Test
    void searchesNoPlaceForAnEventOfALongStream() {
        // given
        chained(400);
        StoredEvent two = events.get(2);
        put(2, events.get(10));
        put(10, two);
        // then
        assertThat(check()).isEqualTo(found(2, Break.ALTERED));
    }

    @Nested
    class FromBeforeThereWasAChain {
        private final Anchor anchor = new Anchor(1, 200, 50, NOON);

        @Test
        void isWholeWithoutLinks() {
            // given
            unchained(3, 10);
            chained(3, 100);
            // then
            assertThat(check(anchor, head(5))).isEmpty();
        }

        @Test
        void endsWithTheFirstLink() {
            // given
            unchained(3, 100);
            // then
            assertThat(check(anchor, head(2))).isEqualTo(found(0, Break.ALTERED));
        }

        @Test
        void isWholeWhereTheStoreDoesNotTellPositions() {
            // given
            unchained(3, StoredEvent.UNKNOWN);
            chained(3, StoredEvent.UNKNOWN);
            // then
            assertThat(check(anchor, head(5))).isEmpty();
            assertThat(check(Anchor.NONE, null)).isEmpty();
        }

        @Test
        void isNotWhereLinksWereTakenOff() {
            // given
            chained(4, StoredEvent.UNKNOWN);
            Head known = head(3);
            // when
            events.set(0, event(0, StoredEvent.UNKNOWN, "n0", null));
            // then
            assertThat(check(anchor, known)).isEqualTo(found(1, Break.ALTERED));
            // when
            events.replaceAll(
                    event -> event((int) event.sequence(), StoredEvent.UNKNOWN, "n" + event.sequence(), null));
            // then
            assertThat(check(anchor, known)).isEqualTo(found(3, Break.ALTERED));
        }
    }
}
