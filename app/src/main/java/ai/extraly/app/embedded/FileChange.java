package ai.extraly.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Something that was done to a file. To do it twice is to do it once. */
sealed interface FileChange {
    void applyTo(FileChannel file) throws IOException;

    /** Lets {@code view}, which was read from the file at {@code at}, look as if this had been done to the file. */
    void showIn(byte[] view, long at);

    @SuppressWarnings("ArrayRecordComponent") // nobody compares writes
    record Write(long at, byte[] bytes) implements FileChange {
        @Override
        public void applyTo(FileChannel file) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                file.write(rest, at + rest.position());
            }
        }

        @Override
        public void showIn(byte[] view, long viewAt) {
            long from = Math.max(at, viewAt);
            long to = Math.min(at + bytes.length, viewAt + view.length);
            if (from < to) {
                System.arraycopy(bytes, (int) (from - at), view, (int) (from - viewAt), (int) (to - from));
            }
        }
    }

    record Truncate(long size) implements FileChange {
        @Override
        public void applyTo(FileChannel file) throws IOException {
            file.truncate(size);
        }

        @Override
        public void showIn(byte[] view, long viewAt) {
            if (size < viewAt + view.length) {
                Arrays.fill(view, (int) Math.max(0, size - viewAt), view.length, (byte) 0);
            }
        }
    }
}
