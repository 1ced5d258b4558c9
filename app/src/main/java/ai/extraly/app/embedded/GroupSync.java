package ai.extraly.app.embedded;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One costly sync for all who wait for one. Whoever calls {@link #await()} returns after a sync that began after the call has
 * ended well; one caller leads, the others wait for it. A failed sync is reported to its leader; those who waited for it lead in turn.
 */
final class GroupSync {
    private final Runnable sync;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean running;
    private long lastBegun;
    private long lastDone;

    GroupSync(Runnable sync) {
        this.sync = sync;
    }

    /** Returns once all that was written before the call is synced. */
    void await() {
        long turn = lead();
        if (turn == 0) {
            return;
        }
        boolean done = false;
        try {
            sync.run();
            done = true;
        } finally {
            end(turn, done);
        }
    }

    /** The number of the sync that this caller must run, or 0 when another's covered it. */
    private long lead() {
        lock.lock();
        try {
            long needed = lastBegun + 1;
            while (running && lastDone < needed) {
                ended.awaitUninterruptibly();
            }
            if (lastDone >= needed) {
                return 0;
            }
            running = true;
            return ++lastBegun;
        } finally {
            lock.unlock();
        }
    }

    private void end(long turn, boolean done) {
        lock.lock();
        try {
            running = false;
            if (done) {
                lastDone = turn;
            }
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
