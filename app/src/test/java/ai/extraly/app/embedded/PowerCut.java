package ai.extraly.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2, {@code powercut:}, that knows what a disk would still have after the power went: what was last forced. It keeps
 * that beside the file, until the power is cut.
 */
public final class PowerCut extends FilePathWrapper {
    private static volatile boolean cut;

    static void on() {
        cut = false;
        FilePath.register(new PowerCut());
    }

    static synchronized void cut() {
        cut = true;
    }

    private static synchronized void keep(Path file) throws IOException {
        if (!cut) {
            Files.copy(file, survivor(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static Path survivor(Path file) {
        return file.resolveSibling(file.getFileName() + ".survivor");
    }

    @Override
    public String getScheme() {
        return "powercut";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode), Path.of(getBase().toString()));
    }

    private static final class Channel extends FileBase {
        private final FileChannel channel;
        private final Path file;

        Channel(FileChannel channel, Path file) {
            this.channel = channel;
            this.file = file;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            keep(file);
        }

        @Override
        public synchronized int read(ByteBuffer to) throws IOException {
            return channel.read(to);
        }

        @Override
        public synchronized int read(ByteBuffer to, long position) throws IOException {
            return channel.read(to, position);
        }

        @Override
        public synchronized int write(ByteBuffer from) throws IOException {
            return channel.write(from);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            return channel.write(from, position);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            channel.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            channel.truncate(size);
            return this;
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
