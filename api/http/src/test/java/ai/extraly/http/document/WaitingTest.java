package ai.extraly.http.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.extraly.contract.id.ApiKeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ApiKeyId key = ApiKeyId.next(Instant.EPOCH);
    private final Waiting waiting = new Waiting();

    @Test
    void endsAtOnceWhenTheNodeIsToStop() {
        // given
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> waiting.wait(
                key,
                () -> {
                    begun.countDown();
                    await(never);
                    return "in time";
                },
                () -> "as it is"));
        await(begun);

        // when
        waiting.stop();

        // then
        assertThat(answer).succeedsWithin(LONG).isEqualTo("as it is");
        never.countDown();
    }

    @Test
    void doesNotBeginWhenTheNodeIsToStop() {
        // given
        waiting.stop();

        // then
        assertThat(waiting.<String>wait(key, () -> "in time", () -> "as it is")).isEqualTo("as it is");
    }

    @Test
    void failsAsWhatIsWaitedForDoes() {
        assertThatIllegalStateException()
                .isThrownBy(() -> waiting.wait(
                        key,
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        () -> "as it is"))
                .withMessage("broken");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
