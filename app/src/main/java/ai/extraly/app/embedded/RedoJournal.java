package ai.extraly.app.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Batches of changes, one behind the other. A batch counts when it is there to its last byte: its length and its checksum stand
 * before it, so one that a power cut tore ends the journal.
 */
final class RedoJournal implements Closeable {
    private static final int HEADER = Integer.BYTES + Long.BYTES;
    private static final byte WRITE = 1;
    private static final byte TRUNCATE = 2;

    private final FileChannel channel;
    private long end;

    RedoJournal(FileChannel channel) {
        this.channel = channel;
    }

    /** Returns when the disk has the batch. */
    void append(List<FileChange> batch) throws IOException {
        ByteBuffer encoded = encode(batch);
        int length = encoded.remaining();
        while (encoded.hasRemaining()) {
            channel.write(encoded, end + encoded.position());
        }
        channel.force(true);
        end += length;
    }

    /** Does again all that was appended since the journal was last cleared. */
    void replayTo(FileChannel file) throws IOException {
        ByteBuffer all = readAll();
        while (all.remaining() >= HEADER) {
            int length = all.getInt();
            long checksum = all.getLong();
            if (length <= 0 || length > all.remaining() || checksum(all.slice(all.position(), length)) != checksum) {
                return;
            }
            ByteBuffer batch = all.slice(all.position(), length);
            while (batch.hasRemaining()) {
                decode(batch).applyTo(file);
            }
            all.position(all.position() + length);
        }
    }

    /** Forgets all batches, once the file itself has them on the disk. */
    void clear() throws IOException {
        channel.truncate(0);
        channel.force(true);
        end = 0;
    }

    long length() {
        return end;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer encode(List<FileChange> batch) {
        int length = batch.stream().mapToInt(RedoJournal::encodedLength).reduce(0, Math::addExact);
        ByteBuffer encoded = ByteBuffer.allocate(HEADER + length);
        encoded.position(HEADER);
        for (FileChange change : batch) {
            switch (change) {
                case FileChange.Write(long at, byte[] bytes) ->
                    encoded.put(WRITE).putLong(at).putInt(bytes.length).put(bytes);
                case FileChange.Truncate(long size) -> encoded.put(TRUNCATE).putLong(size);
            }
        }
        encoded.putInt(0, length).putLong(Integer.BYTES, checksum(encoded.slice(HEADER, length)));
        return encoded.flip();
    }

    private static int encodedLength(FileChange change) {
        return switch (change) {
            case FileChange.Write write -> 1 + Long.BYTES + Integer.BYTES + write.bytes().length;
            case FileChange.Truncate _ -> 1 + Long.BYTES;
        };
    }

    private static FileChange decode(ByteBuffer batch) {
        byte kind = batch.get();
        if (kind == TRUNCATE) {
            return new FileChange.Truncate(batch.getLong());
        }
        long at = batch.getLong();
        byte[] bytes = new byte[batch.getInt()];
        batch.get(bytes);
        return new FileChange.Write(at, bytes);
    }

    private static long checksum(ByteBuffer batch) {
        CRC32C checksum = new CRC32C();
        checksum.update(batch);
        return checksum.getValue();
    }

    private ByteBuffer readAll() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (all.hasRemaining() && channel.read(all, all.position()) >= 0) {
            // on
        }
        return all.flip();
    }
}
