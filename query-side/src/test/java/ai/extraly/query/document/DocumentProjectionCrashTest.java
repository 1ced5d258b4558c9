package ai.extraly.query.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.query.model.Delivery;
import ai.extraly.query.model.Delivery.DeliveryFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.axonframework.eventhandling.DomainEventMessage;

/** Lives of several documents told in any order, delivered in any batches, again and again, with crashes anywhere. */
class DocumentProjectionCrashTest {
    private static final int MOST_EVENTS = 9;

    enum Crash {
        NONE,
        BETWEEN_SOME_TOTALS,
        BETWEEN_TOTALS_AND_ROWS,
        BETWEEN_SOME_ROWS
    }

    /** A batch of {@code size} events that begins {@code back} events before what is still to come. */
    record Step(int back, int size, Crash crash) {}

    @Property(tries = 60)
    void rowsAndTotalsAreThoseOfThePlainFold(
            @ForAll("kinds") List<Integer> kinds, @ForAll("steps") List<Step> steps, @ForAll Random random) {
        // given
        List<DomainEventMessage<?>> log = interleaved(kinds, random);
        StoredDocuments documents = new StoredDocuments();

        // when
        int position = 0;
        for (Step step : steps) {
            int from = Math.max(0, position - step.back());
            int to = Math.min(log.size(), from + step.size());
            position = Math.max(position, deliver(documents, log.subList(from, to), step.crash()) ? to : 0);
        }
        documents.delivery().deliver(log.subList(position, log.size()), 5);

        // then
        Map<String, DocumentRow> expected = DocumentRows.of(log);
        assertThat(documents.all()).isEqualTo(expected);
        assertThat(documents.totals(Life.OWNER)).isEqualTo(DocumentRows.totals(expected));
    }

    /** Whether the batch was committed. */
    private static boolean deliver(StoredDocuments documents, List<DomainEventMessage<?>> batch, Crash crash) {
        if (crash == Crash.NONE || batch.isEmpty()) {
            documents.delivery().deliver(batch);
            return true;
        }
        Delivery crashing = documents.delivery(totals -> changes -> {
            int half = changes.size() / 2;
            totals.write(crash == Crash.BETWEEN_SOME_TOTALS ? changes.subList(0, half) : changes);
            if (crash == Crash.BETWEEN_SOME_ROWS) {
                documents.rows().write(changes.subList(half, changes.size()));
            }
            throw new IllegalStateException("The process is killed here");
        });
        assertThatExceptionOfType(DeliveryFailed.class).isThrownBy(() -> crashing.deliver(batch));
        return false;
    }

    private static List<DomainEventMessage<?>> interleaved(List<Integer> kinds, Random random) {
        List<List<DomainEventMessage<?>>> lives = IntStream.range(0, kinds.size())
                .mapToObj(number ->
                        new ArrayList<>(life(number, kinds.get(number)).events()))
                .<List<DomainEventMessage<?>>>map(events -> events)
                .toList();
        List<DomainEventMessage<?>> log = new ArrayList<>();
        List<List<DomainEventMessage<?>>> left = new ArrayList<>(lives);
        while (!left.isEmpty()) {
            List<DomainEventMessage<?>> next = left.get(random.nextInt(left.size()));
            log.add(next.removeFirst());
            left.removeIf(List::isEmpty);
        }
        return log;
    }

    /** Every second document shares a bucket with the first. */
    private static Life life(int number, int kind) {
        Life life = Life.of(number % 2 == 0 ? Life.inTheBucketOfTheFirst(number) : number);
        return switch (kind) {
            case 0 -> life.completedAtTheSecondAttempt(DetectionType.INVOICE);
            case 1 -> life.completedAtTheSecondAttempt(DetectionType.RECEIPT).deleted();
            case 2 -> life.failedAtOnce();
            case 3 -> life.failedAtOnce().deleted();
            default -> life.submitted();
        };
    }

    @Provide
    Arbitrary<List<Integer>> kinds() {
        return Arbitraries.integers().between(0, 4).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3 * MOST_EVENTS),
                        Arbitraries.integers().between(1, 2 * MOST_EVENTS),
                        Arbitraries.of(Crash.class))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }
}
