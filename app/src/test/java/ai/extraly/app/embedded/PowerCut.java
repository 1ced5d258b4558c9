package ai.extraly.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2, {@code powercut:}, on which the power goes after a given number of blocks were written. What was forced
 * before is then on the disk. Of all other blocks any may be and any may not, in no order.
 */
public final class PowerCut extends FilePathWrapper {
    private static final int BLOCK = 4096;
    private static final Map<Path, Disk> DISKS = new HashMap<>();
    private static int blocksLeft;
    private static Runnable atThatMoment = () -> {};

    static synchronized void after(int blocks, Runnable observer) {
        DISKS.clear();
        blocksLeft = blocks;
        atThatMoment = observer;
        FilePath.register(new PowerCut());
    }

    static synchronized boolean hasHappened() {
        return blocksLeft <= 0;
    }

    /** Puts what is left into another directory. */
    static synchronized void leave(Path directory, Random chance) throws IOException {
        for (Map.Entry<Path, Disk> disk : DISKS.entrySet()) {
            Files.write(
                    directory.resolve(disk.getKey().getFileName()),
                    disk.getValue().leftovers(chance));
        }
    }

    private static synchronized void written(Path file, long at, byte[] bytes) {
        int from = 0;
        while (from < bytes.length && blocksLeft > 0) {
            int to = (int) Math.min(bytes.length, from + BLOCK - (at + from) % BLOCK);
            disk(file).unforced.add(new FileChange.Write(at + from, Arrays.copyOfRange(bytes, from, to)));
            from = to;
            if (--blocksLeft == 0) {
                atThatMoment.run();
            }
        }
    }

    private static synchronized void truncated(Path file, long size) {
        if (blocksLeft > 0) {
            disk(file).unforced.add(new FileChange.Truncate(size));
        }
    }

    private static synchronized void forced(Path file) {
        if (blocksLeft > 0) {
            disk(file).force();
        }
    }

    private static Disk disk(Path file) {
        return DISKS.computeIfAbsent(file, path -> new Disk());
    }

    @Override
    public String getScheme() {
        return "powercut";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode), Path.of(getBase().toString()));
    }

    private static final class Disk {
        private byte[] bytes = new byte[0];
        private final List<FileChange> unforced = new ArrayList<>();

        void force() {
            unforced.forEach(this::take);
            unforced.clear();
        }

        byte[] leftovers(Random chance) {
            unforced.stream().filter(change -> chance.nextBoolean()).forEach(this::take);
            return bytes;
        }

        private void take(FileChange change) {
            switch (change) {
                case FileChange.Write(long at, byte[] written) -> {
                    bytes = Arrays.copyOf(bytes, (int) Math.max(bytes.length, at + written.length));
                    System.arraycopy(written, 0, bytes, (int) at, written.length);
                }
                case FileChange.Truncate(long size) -> bytes = Arrays.copyOf(bytes, (int) size);
            }
        }
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel channel;
        private final Path file;

        Channel(FileChannel channel, Path file) {
            this.channel = channel;
            this.file = file;
        }

        @Override
        public synchronized int write(ByteBuffer from, long at) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.duplicate().get(bytes);
            written(file, at, bytes);
            return channel.write(from, at);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            truncated(file, size);
            channel.truncate(size);
        }

        @Override
        public void force(boolean metaData) {
            forced(file);
        }

        @Override
        public synchronized int read(ByteBuffer to, long at) throws IOException {
            return channel.read(to, at);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            channel.close();
        }
    }
}
