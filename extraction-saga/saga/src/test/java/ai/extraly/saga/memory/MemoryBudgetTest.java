package ai.extraly.saga.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.saga.memory.MemoryBudget.Lease;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final int MIB = 1024 * 1024;

    private final MemoryBudget budget = MemoryBudget.of(10 * MIB);

    /** Somebody who wants {@code bytes} and has to wait for them. */
    private FutureTask<Lease> waitingFor(int bytes) {
        FutureTask<Lease> lease = new FutureTask<>(() -> budget.acquire(bytes));
        Thread waiter = Thread.ofPlatform().daemon().start(lease);
        await().until(() -> waiter.getState() == Thread.State.WAITING);
        return lease;
    }

    @Test
    void isSpentUntilItIsGivenBack() throws InterruptedException {
        // given
        Lease lease = budget.acquire(7 * MIB);
        budget.acquire(3 * MIB).close();
        FutureTask<Lease> waiting = waitingFor(4 * MIB);
        // when
        lease.close();
        // then
        assertThat(waiting).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void hasRoomForAnythingThatIsAlone() throws InterruptedException {
        // given
        Lease all = budget.acquire(100 * MIB);
        FutureTask<Lease> waiting = waitingFor(1);
        // when
        all.close();
        // then
        assertThat(waiting).succeedsWithin(10, TimeUnit.SECONDS);
    }
}
