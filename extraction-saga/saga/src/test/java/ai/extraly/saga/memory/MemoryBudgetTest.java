package ai.extraly.saga.memory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.saga.memory.MemoryBudget.Lease;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final int MIB = 1024 * 1024;

    private final MemoryBudget budget = MemoryBudget.of(10 * MIB);

    @Test
    void isSpentUntilItIsGivenBack() throws InterruptedException {
        // given
        Lease lease = budget.acquire(7 * MIB);
        // then
        assertThat(budget.tryAcquire(4 * MIB)).isEmpty();
        assertThat(budget.tryAcquire(3 * MIB)).isPresent();
        // when
        lease.close();
        // then
        assertThat(budget.tryAcquire(4 * MIB)).isPresent();
    }

    @Test
    void hasRoomForAnythingThatIsAlone() throws InterruptedException {
        try (Lease all = budget.acquire(100 * MIB)) {
            assertThat(all).isNotNull();
            assertThat(budget.tryAcquire(1)).isEmpty();
        }
        assertThat(budget.tryAcquire(0)).isPresent();
    }
}
