package ai.extraly.query.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ErrandsTest {
    private final Errands errands = new Errands();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void whatIsUnderWayIsNotBegunAgainAndMayBeOnceItIsOver() throws InterruptedException {
        // given
        AtomicInteger times = new AtomicInteger();
        errands.run("a", this::untilToldToGoOn);
        begun.await();

        // when
        errands.run("a", times::incrementAndGet);
        errands.run("b", times::incrementAndGet);
        goOn.countDown();

        // then
        await().untilAsserted(() -> {
            errands.run("a", times::incrementAndGet);
            assertThat(times).hasValueGreaterThan(1);
        });
        errands.close();
    }

    @Test
    void whatIsUnderWayAtTheEndIsInterruptedAndOverBeforeAnythingElseEnds() throws InterruptedException {
        // given
        AtomicBoolean over = new AtomicBoolean();
        errands.run("a", () -> {
            untilToldToGoOn();
            over.set(Thread.currentThread().isInterrupted());
        });
        begun.await();

        // when
        errands.close();

        // then
        assertThat(over).isTrue();
    }

    private void untilToldToGoOn() {
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
