package ai.extraly.query.document;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.query.model.Change;
import ai.extraly.query.model.Delivery;
import ai.extraly.query.model.Delivery.DeliveryFailed;
import ai.extraly.query.model.Preceding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentProjectionTest {
    private final StoredDocuments documents = new StoredDocuments();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
    void rowsAndTotalsAreThoseOfThePlainFoldWhateverTheSizeOfTheBatches(int batchSize) {
        // given
        List<DomainEventMessage<?>> events = manyLives();

        // when
        documents.delivery().deliver(events, batchSize);

        // then
        assertIsThePlainFoldOf(events);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void theWholeLogDeliveredTwiceChangesNothing(int batchSize) {
        // given
        List<DomainEventMessage<?>> events = manyLives();
        documents.delivery().deliver(events, 10);

        // when
        documents.delivery().deliver(events, batchSize);

        // then
        assertIsThePlainFoldOf(events);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1000})
    void aCrashBetweenTotalsAndRowsCountsNothingTwiceHoweverTheBatchesAreCutAfterwards(int batchSize) {
        List<DomainEventMessage<?>> events = manyLives();
        for (int start = 0; start < events.size(); start += 9) {
            // given
            StoredDocuments crashing = new StoredDocuments();
            crashing.delivery().deliver(events.subList(0, start), 10);
            List<DomainEventMessage<?>> cut = events.subList(start, Math.min(start + 12, events.size()));
            assertThatExceptionOfType(DeliveryFailed.class)
                    .isThrownBy(() -> crashing.delivery(DocumentProjectionTest::crashAfter)
                            .deliver(cut));

            // when
            crashing.delivery().deliver(events.subList(start, events.size()), batchSize);

            // then
            assertThat(crashing.all()).isEqualTo(DocumentRows.of(events));
            assertThat(crashing.totals(Life.OWNER)).isEqualTo(DocumentRows.totals(DocumentRows.of(events)));
        }
    }

    @Test
    void anEventThatComesAfterThoseThatFollowedItInTheLogIsStillCounted() {
        // given a dead letter, or a gap in the log that was filled late
        Life late = Life.of(1).failedAtOnce();
        Life early = Life.of(65).completedAtTheSecondAttempt(DetectionType.INVOICE);
        documents.delivery().deliver(early.events(), 100);

        // when
        documents.delivery().deliver(late.events(), 1);

        // then
        List<DomainEventMessage<?>> all = new ArrayList<>(late.events());
        all.addAll(early.events());
        assertIsThePlainFoldOf(all);
    }

    @Test
    void twoOwnersOfOneSegmentCountNothingTwice() {
        // given one that has lost its claim and does not know, and its successor, who overtakes it again and again
        List<DomainEventMessage<?>> events = manyLives();
        AtomicInteger overtaken = new AtomicInteger();
        Delivery loser = documents.delivery(totals -> changes -> {
            int from = overtaken.getAndAdd(7);
            if (from < events.size()) {
                documents.delivery().deliver(events.subList(from, Math.min(from + 7, events.size())));
            }
            return totals.write(changes);
        });

        // when
        loser.deliver(events, 20);

        // then
        assertThat(overtaken.get()).isPositive();
        assertIsThePlainFoldOf(events);
    }

    @Test
    void anEventThatCannotBeFoldedFailsBeforeItsBatchIsWritten() {
        // given
        Life broken = Life.of(1).submitted().requested(1);

        // then
        assertThatExceptionOfType(DeliveryFailed.class)
                .isThrownBy(() -> documents.delivery().deliver(broken.events().subList(1, 2)))
                .withStackTraceContaining("A document begins with its submission");
        assertThat(documents.all()).isEmpty();
    }

    @Test
    void aSegmentOwnsWholeBuckets() {
        // given as many segments as may be
        List<Segment> segments = Segment.splitBalanced(Segment.ROOT_SEGMENT, Bucket.NUMBER - 1);
        Map<String, DocumentRow> rows = DocumentRows.of(IntStream.range(0, 1000)
                .boxed()
                .flatMap(number -> Life.of(number).submitted().events().stream())
                .toList());

        // when
        Map<String, Set<Segment>> owners = rows.values().stream()
                .collect(groupingBy(
                        Bucket::idOf,
                        flatMapping(
                                row -> segments.stream().filter(segment -> segment.matches((Object) row.id())),
                                toSet())));

        // then
        assertThat(owners)
                .hasSize(Bucket.NUMBER)
                .allSatisfy((bucket, owning) -> assertThat(owning).hasSize(1));
    }

    private void assertIsThePlainFoldOf(List<DomainEventMessage<?>> events) {
        Map<String, DocumentRow> rows = DocumentRows.of(events);
        assertThat(documents.all()).isEqualTo(rows);
        assertThat(documents.totals(Life.OWNER)).isEqualTo(DocumentRows.totals(rows));
    }

    private static Preceding<DocumentRow> crashAfter(Preceding<DocumentRow> totals) {
        return (List<Change<DocumentRow>> changes) -> {
            totals.write(changes);
            throw new IllegalStateException("The process is killed here");
        };
    }

    /** Twelve lives of four kinds, told in turns. */
    private static List<DomainEventMessage<?>> manyLives() {
        List<Life> lives = IntStream.range(0, 12)
                .mapToObj(number -> switch (number % 4) {
                    case 0 -> Life.of(number).completedAtTheSecondAttempt(DetectionType.BANK_STATEMENT);
                    case 1 -> Life.of(number).failedAtOnce().deleted();
                    case 2 -> Life.of(number).submitted().requested(1).started(1);
                    default ->
                        Life.of(number)
                                .completedAtTheSecondAttempt(DetectionType.INVOICE)
                                .deleted();
                })
                .toList();
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int sequence = 0; sequence < 9; sequence++) {
            for (Life life : lives) {
                if (sequence < life.events().size()) {
                    events.add(life.events().get(sequence));
                }
            }
        }
        return events;
    }
}
