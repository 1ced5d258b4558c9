package ai.extraly.http.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads up to a limit and fails beyond it: what is exactly as large as the limit passes. It remembers why it failed, because a
 * reader in between may wrap that. Closing it does not close what it reads from.
 */
final class LimitedStream extends FilterInputStream {
    private final long limit;
    private long count;
    private @Nullable IOException failure;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** How much was read. */
    long count() {
        return count;
    }

    /** Why it could not be read to its end, or null when it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            count += Math.max(read, 0);
            if (count > limit) {
                throw new TooLarge();
            }
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long skip(long n) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(n, 8_192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {}

    /** There is more than the limit. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
