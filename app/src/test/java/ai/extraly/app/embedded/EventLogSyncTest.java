package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventLogSyncTest {
    private final AtomicInteger syncs = new AtomicInteger();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(inMemory()));

    @Test
    void aReaderWaitsWhileACommitIsNotSynced() throws InterruptedException {
        // given
        EventLogSync sync = new EventLogSync(new GroupSync(this::slowly));
        Thread writer = Thread.ofPlatform()
                .start(() -> transaction.executeWithoutResult(status -> sync.coverThisTransaction()));
        underWay.await();
        // when
        Thread reader = Thread.ofPlatform().start(sync::coverWhatWasRead);
        // then
        await().until(() -> reader.getState() == Thread.State.WAITING);
        goOn.countDown();
        reader.join();
        writer.join();
        assertThat(syncs).hasValue(2);
    }

    @Test
    void aReaderSyncsNothingWhenAllIsSynced() {
        // given
        EventLogSync sync = new EventLogSync(new GroupSync(syncs::incrementAndGet));
        transaction.executeWithoutResult(status -> sync.coverThisTransaction());
        // when
        sync.coverWhatWasRead();
        // then
        assertThat(syncs).hasValue(1);
    }

    @Test
    void aTransactionThatWasRolledBackNeedsNoSync() {
        // given
        EventLogSync sync = new EventLogSync(new GroupSync(syncs::incrementAndGet));
        transaction.executeWithoutResult(status -> {
            sync.coverThisTransaction();
            status.setRollbackOnly();
        });
        // when
        sync.coverWhatWasRead();
        // then
        assertThat(syncs).hasValue(0);
    }

    @Test
    void afterAFailedSyncTheWriterIsToldAndReadersTry() {
        // given
        EventLogSync sync = new EventLogSync(new GroupSync(() -> {
            if (syncs.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
        }));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> sync.coverThisTransaction()))
                .hasMessage("disk full");
        // when
        sync.coverWhatWasRead();
        // then
        assertThat(syncs).hasValue(2);
    }

    private void slowly() {
        syncs.incrementAndGet();
        underWay.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JdbcDataSource inMemory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:");
        return source;
    }
}
