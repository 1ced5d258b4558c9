package ai.extraly.saga.webhook;

import static ai.extraly.saga.webhook.Errandry.NOON;
import static ai.extraly.saga.webhook.Errandry.errand;
import static ai.extraly.saga.webhook.Errandry.errandOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

class DispatcherTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final Errands errands = new Errands(InProcessMongo.empty(), "here", Duration.ofSeconds(30));
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final CountDownLatch slowOnesAnswer = new CountDownLatch(1);
    private final AtomicInteger slowOnesOut = new AtomicInteger();
    private final AtomicInteger mostSlowOnesOut = new AtomicInteger();
    private final Dispatcher dispatcher = new Dispatcher(errands, this::make, CLOCK, 4, 2);

    private void make(Errand errand) {
        if (errand.receiver().equals("slow") || errand.account().equals("slow")) {
            mostSlowOnesOut.accumulateAndGet(slowOnesOut.incrementAndGet(), Math::max);
            try {
                slowOnesAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            slowOnesOut.decrementAndGet();
        }
        if (errand.receiver().equals("broken")) {
            throw new IllegalStateException("broken");
        }
        errands.remove(errand);
        made.add(errand.id());
    }

    @AfterEach
    void stop() {
        slowOnesAnswer.countDown();
        dispatcher.stop();
    }

    @Test
    void makesWhatIsDueAndNothingElse() {
        // given
        errands.add(errand(1, "a", NOON));
        errands.add(errand(2, "a", NOON.plusSeconds(1)));
        // when
        dispatcher.start();
        // then
        await().atMost(PATIENCE).until(() -> !made.isEmpty());
        assertThat(made).containsExactly(errand(1, "a", NOON).id());
    }

    @Test
    void makesAtOnceWhatIsAnnounced() {
        // given
        dispatcher.start();
        // when
        errands.add(errand(1, "a", NOON));
        dispatcher.wake();
        // then
        await().atMost(PATIENCE).until(() -> made.size() == 1);
    }

    @Test
    void neverKeepsAReceiverWaitingForTheCouriersOfAnother() {
        // given
        for (int number = 0; number < 20; number++) {
            errands.add(errand(number, "slow", NOON.minusSeconds(1)));
        }
        for (int number = 20; number < 40; number++) {
            errands.add(errand(number, "quick " + number % 3, NOON));
        }
        // when
        dispatcher.start();
        // then
        await().atMost(PATIENCE).until(() -> made.size() == 20 && slowOnesOut.get() == 2);
        assertThat(mostSlowOnesOut).hasValue(2);
        // and when
        slowOnesAnswer.countDown();
        // then
        await().atMost(PATIENCE).until(() -> made.size() == 40);
        assertThat(mostSlowOnesOut).hasValue(2);
    }

    @Test
    void keepsHalfOfTheCouriersForOthersWhenOneAccountNamesManyReceivers() {
        // given
        for (int number = 0; number < 20; number++) {
            errands.add(errandOf("slow", number));
        }
        errands.add(errand(20, "quick", NOON));
        // when
        dispatcher.start();
        // then
        await().atMost(PATIENCE).until(() -> made.size() == 1 && slowOnesOut.get() == 2);
        assertThat(mostSlowOnesOut).hasValue(2);
    }

    @Test
    void sendsNobodyOutOnceTheProcessIsToStop() {
        // given
        dispatcher.start();
        dispatcher.onApplicationEvent(new ContextClosedEvent(new StaticApplicationContext()));
        // when
        errands.add(errand(1, "a", NOON));
        dispatcher.wake();
        dispatcher.stop();
        // then
        assertThat(made).isEmpty();
    }

    @Test
    void goesOnAfterAnErrandThatThrew() {
        // given
        errands.add(errand(1, "broken", NOON.minusSeconds(1)));
        errands.add(errand(2, "a", NOON));
        // when
        dispatcher.start();
        // then
        await().atMost(PATIENCE).until(() -> made.size() == 1);
    }

    @Test
    void waitsForTheCouriersThatAreOutWhenItStops() {
        // given
        errands.add(errand(1, "slow", NOON));
        dispatcher.start();
        await().atMost(PATIENCE).until(() -> slowOnesOut.get() == 1);
        // when
        Thread stopping = Thread.startVirtualThread(dispatcher::stop);
        await().atMost(PATIENCE).until(() -> !dispatcher.isRunning());
        slowOnesAnswer.countDown();
        // then
        await().atMost(PATIENCE).until(() -> !stopping.isAlive());
        assertThat(made).hasSize(1);
    }
}
