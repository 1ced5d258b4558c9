package ai.extraly.vault;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The master key of now. While it is replaced nobody wraps, so that what is wrapped after that is wrapped by the new one. */
final class MasterKeyHolder {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile MasterKey current;

    MasterKeyHolder(MasterKey first) {
        this.current = first;
    }

    MasterKey current() {
        return current;
    }

    /** Does what needs the master key to stay the same until it is through. */
    void whileItStays(Wrapping wrapping) throws IOException {
        lock.readLock().lock();
        try {
            wrapping.with(current);
        } finally {
            lock.readLock().unlock();
        }
    }

    void replace(MasterKey next) {
        lock.writeLock().lock();
        try {
            current = next;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Wraps something and stores it. */
    @FunctionalInterface
    interface Wrapping {
        void with(MasterKey masterKey) throws IOException;
    }
}
