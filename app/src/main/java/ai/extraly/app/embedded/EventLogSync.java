package ai.extraly.app.embedded;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what a power cut could take back from everybody. Whoever appended is answered after a sync; whoever read while a commit
 * had not been synced waits for a sync too, so that no reader acts on an event that might never have happened.
 */
final class EventLogSync {
    private final GroupSync sync;
    /** Commits that readers may already see and that no sync is known to cover. */
    private final AtomicInteger unsynced = new AtomicInteger();
    /** Read by appends from their first event to the end of their transaction. Fair, so that who wants to see none under way gets a turn. */
    private final ReentrantReadWriteLock appends = new ReentrantReadWriteLock(true);

    EventLogSync(GroupSync sync) {
        this.sync = sync;
    }

    /** Lets the commit of the current transaction return only when it is synced. */
    void coverThisTransaction() {
        TransactionSynchronizationManager.registerSynchronization(new Cover());
        appends.readLock().lock();
    }

    /** Lets {@code reading} see all or nothing of each append. It must be short: nobody appends meanwhile. */
    <T> T betweenAppends(Supplier<T> reading) {
        appends.writeLock().lock();
        try {
            return reading.get();
        } finally {
            appends.writeLock().unlock();
        }
    }

    /** To be called between reading and handing out. */
    void coverWhatWasRead() {
        if (unsynced.get() > 0) {
            sync.await();
        }
    }

    private final class Cover implements TransactionSynchronization {
        private boolean counted;

        @Override
        public void beforeCommit(boolean readOnly) {
            unsynced.incrementAndGet();
            counted = true;
        }

        /** A failure reaches whoever commits; the count then stays, and readers keep trying. */
        @Override
        public void afterCommit() {
            sync.await();
            unsynced.decrementAndGet();
        }

        @Override
        public void afterCompletion(int status) {
            appends.readLock().unlock();
            if (status == STATUS_ROLLED_BACK && counted) {
                unsynced.decrementAndGet();
            }
        }
    }
}
