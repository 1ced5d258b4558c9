package ai.extraly.vault.erasure;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import ai.extraly.vault.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ledger in a file that only grows. Each line is on the disk before its key is destroyed. */
final class LedgerInFile implements LedgerStore {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerInFile.class);
    private static final int LONGEST_LINE = 1024;

    private final Path file;
    private final Path mark;

    private LedgerInFile(Path directory) {
        file = directory.resolve("ledger");
        mark = directory.resolve("agreed");
    }

    static LedgerInFile open(Path directory) {
        LedgerInFile ledger = new LedgerInFile(directory.toAbsolutePath().normalize());
        try {
            Disk.makeFolders(directory.toAbsolutePath().normalize());
            try (FileChannel channel = Disk.openOrCreate(ledger.file)) {
                ledger.dropHalfALine(channel);
            }
            Disk.syncFolder(ledger.file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("The erasure ledger " + ledger.file + " cannot be used", e);
        }
        return ledger;
    }

    /** A crash while a line was written: nobody was told that it was, and its key is still there. */
    private void dropHalfALine(FileChannel channel) throws IOException {
        String end = end(channel);
        int whole = end.lastIndexOf('\n') + 1;
        if (whole < end.length()) {
            LOG.warn("Dropped half a line at the end of {}", file);
            channel.truncate(channel.size() - (end.length() - whole));
            channel.force(true);
        }
    }

    /** Lines are ASCII, so a byte is a character. */
    private static String end(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LONGEST_LINE));
        while (bytes.hasRemaining() && channel.read(bytes, size - bytes.remaining()) >= 0) {
            // on
        }
        return new String(bytes.array(), StandardCharsets.US_ASCII);
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // whoever reads closes it
    public Stream<String> lines() {
        try {
            return Files.lines(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<String> last() {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            String end = end(channel).stripTrailing();
            return end.isEmpty() ? Optional.empty() : Optional.of(end.substring(end.lastIndexOf('\n') + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized boolean append(long number, String line) {
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            long size = channel.size();
            try {
                ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes, size + bytes.position());
                }
                channel.force(true);
            } catch (IOException e) {
                // A full disk must not leave half a line for the next one to be written behind.
                channel.truncate(size);
                throw e;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The erasure ledger " + file + " cannot be written; nothing is erased", e);
        }
    }

    @Override
    public synchronized Optional<String> mark() {
        try {
            return Optional.of(Files.readString(mark, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void mark(String text) {
        try {
            if (text.isEmpty()) {
                Files.deleteIfExists(mark);
            } else {
                Path unfinished = mark.resolveSibling(mark.getFileName() + ".new");
                Files.deleteIfExists(unfinished);
                Disk.writeAndForce(unfinished, text.getBytes(StandardCharsets.US_ASCII));
                Files.move(unfinished, mark, StandardCopyOption.ATOMIC_MOVE);
            }
            Disk.syncFolder(mark.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String place() {
        return file.toString();
    }
}
