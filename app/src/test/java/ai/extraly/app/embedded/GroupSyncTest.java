package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GroupSyncTest {
    private final AtomicInteger syncs = new AtomicInteger();

    @Test
    void servesAllWhoCameDuringASyncWithOneMore() throws Exception {
        // given a sync under way
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        GroupSync group = new GroupSync(() -> {
            syncs.incrementAndGet();
            underWay.countDown();
            awaitLatch(goOn);
        });
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> first = threads.submit(group::await);
            underWay.await();
            // when five more come
            List<Thread> late = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                late.add(Thread.ofPlatform().start(group::await));
            }
            await().until(() -> late.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            goOn.countDown();
            first.get();
            for (Thread thread : late) {
                thread.join();
            }
        }
        // then
        assertThat(syncs).hasValue(2);
    }

    @Test
    void returnsOnlyWhenWhatWasWrittenBeforeIsSynced() throws Exception {
        // given
        AtomicLong written = new AtomicLong();
        AtomicLong synced = new AtomicLong();
        GroupSync group = new GroupSync(() -> {
            long seen = written.get();
            syncs.incrementAndGet();
            synced.set(seen);
        });
        Callable<Boolean> writer = () -> {
            boolean kept = true;
            for (int i = 0; i < 2_000; i++) {
                long mine = written.incrementAndGet();
                group.await();
                kept &= synced.get() >= mine;
            }
            return kept;
        };
        // when
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> writers = threads.invokeAll(Collections.nCopies(8, writer));
            // then
            for (Future<Boolean> kept : writers) {
                assertThat(kept.get()).isTrue();
            }
        }
    }

    @Test
    void aFailedSyncCoversNobody() {
        // given
        GroupSync group = new GroupSync(() -> {
            if (syncs.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
        });
        // when
        assertThatThrownBy(group::await).hasMessage("disk full");
        group.await();
        // then
        assertThat(syncs).hasValue(2);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
