package ai.extraly.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private record Counter(String id, long sequence) implements Row {}

    private static final class CounterFormat implements Format<Counter> {
        @Override
        public Document write(Counter row) {
            return new Document();
        }

        @Override
        public Counter read(Document stored) {
            return new Counter(stored.getString(Rows.ID), stored.getLong(Rows.SEQUENCE));
        }
    }

    private final Rows<Counter> rows =
            new Rows<>(InProcessMongo.empty().getCollection("counters"), new CounterFormat());
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final Watch<Counter> watch = new Watch<>(rows, scheduler);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Test
    void whatIsShownIsAnsweredWithoutPolling() {
        // given nobody who polls or counts the time
        CountDownLatch never = new CountDownLatch(1);
        for (int thread = 0; thread < 2; thread++) {
            Future<?> _ = scheduler.submit(() -> {
                never.await();
                return null;
            });
        }
        CompletableFuture<Boolean> seen = watch.until("a", row -> row.sequence() >= 1, LONG);

        // when
        watch.show(List.of(new Counter("a", 0), new Counter("b", 5)));
        watch.show(List.of(new Counter("a", 1)));

        // then
        assertThat(seen).succeedsWithin(LONG).isEqualTo(true);
    }

    @Test
    void whatSomebodyElseWritesIsFoundByPolling() {
        // given
        CompletableFuture<Boolean> first = watch.until("a", row -> row.sequence() >= 1, LONG);
        CompletableFuture<Boolean> second = watch.until("a", row -> row.sequence() >= 2, LONG);

        // when
        rows.write(List.of(new Change<>(null, new Counter("a", 1))));

        // then
        assertThat(first).succeedsWithin(LONG).isEqualTo(true);
        assertThat(second).isNotDone();

        // when
        rows.write(List.of(new Change<>(new Counter("a", 1), new Counter("a", 2))));

        // then
        assertThat(second).succeedsWithin(LONG).isEqualTo(true);
    }

    @Test
    void patienceEndsAlsoWhileOthersStillWait() {
        // given
        CompletableFuture<Boolean> patient = watch.until("a", row -> row.sequence() >= 1, LONG);

        // when
        CompletableFuture<Boolean> impatient = watch.until("a", row -> row.sequence() >= 1, Duration.ofMillis(30));

        // then
        assertThat(impatient).succeedsWithin(LONG).isEqualTo(false);
        assertThat(patient).isNotDone();
    }

    @Test
    void nobodyWaitsOnceItIsClosed() {
        // given
        CompletableFuture<Boolean> before = watch.until("a", row -> true, LONG);

        // when
        watch.close();

        // then
        assertThat(before).succeedsWithin(LONG).isEqualTo(false);
        assertThat(watch.until("a", row -> true, LONG)).isCompletedWithValue(false);
    }
}
