package ai.extraly.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file that a power cut leaves as it was when it was last forced, whatever the disk had made of what was written since. What is
 * written stays in memory until it is forced, goes to a journal then, and to the file itself only when the journal has it on the
 * disk. H2 alone would find its way back from most half-written states, not from all: see {@code PowerCutTest}.
 */
final class JournaledFile extends FileBaseDefault {
    /** Where the journal is cleared: at most so much is done again at the next start. */
    private static final long JOURNAL_LIMIT = 16 << 20;

    private final FileChannel file;
    private final RedoJournal journal;
    /** Guards the order of batches, and is never waited for by those who read and write. */
    private final Object forcing = new Object();

    private final List<FileChange> pending = new ArrayList<>();
    private long size;

    private JournaledFile(FileChannel file, RedoJournal journal) throws IOException {
        this.file = file;
        this.journal = journal;
        this.size = file.size();
    }

    /** Takes over a file, in the state in which it was last forced. */
    static JournaledFile open(FileChannel file, RedoJournal journal) throws IOException {
        journal.replayTo(file);
        file.force(true);
        journal.clear();
        return new JournaledFile(file, journal);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        synchronized (forcing) {
            List<FileChange> batch = pending();
            if (batch.isEmpty()) {
                return;
            }
            journal.append(batch);
            apply(batch);
            if (journal.length() > JOURNAL_LIMIT) {
                settle();
            }
        }
    }

    private synchronized List<FileChange> pending() {
        return List.copyOf(pending);
    }

    private synchronized void apply(List<FileChange> batch) throws IOException {
        for (FileChange change : batch) {
            change.applyTo(file);
        }
        pending.subList(0, batch.size()).clear();
    }

    private void settle() throws IOException {
        file.force(true);
        journal.clear();
    }

    @Override
    public synchronized int read(ByteBuffer to, long at) throws IOException {
        int length = (int) Math.min(to.remaining(), size - at);
        if (length <= 0) {
            return to.hasRemaining() ? -1 : 0;
        }
        byte[] view = new byte[length];
        ByteBuffer rest = ByteBuffer.wrap(view);
        while (rest.hasRemaining() && file.read(rest, at + rest.position()) >= 0) {
            // on
        }
        pending.forEach(change -> change.showIn(view, at));
        to.put(view);
        return length;
    }

    @Override
    public synchronized int write(ByteBuffer from, long at) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        pending.add(new FileChange.Write(at, bytes));
        size = Math.max(size, at + bytes.length);
        return bytes.length;
    }

    @Override
    protected synchronized void implTruncate(long newSize) {
        if (newSize < size) {
            pending.add(new FileChange.Truncate(newSize));
            size = newSize;
        }
    }

    @Override
    public synchronized long size() {
        return size;
    }

    @Override
    public FileLock tryLock(long position, long length, boolean shared) throws IOException {
        return file.tryLock(position, length, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        try (file;
                journal) {
            force(true);
            synchronized (forcing) {
                settle();
            }
        }
    }
}
