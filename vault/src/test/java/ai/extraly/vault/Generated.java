package ai.extraly.vault;

import java.io.IOException;
import java.io.InputStream;

/** Content that exists nowhere as a whole, and may do something when it is read up to some byte. */
final class Generated extends InputStream {
    private final long size;
    private final long turn;
    private final Deed deed;
    private long position;

    Generated(long size) {
        this(size, -1, () -> {});
    }

    Generated(long size, long turn, Deed deed) {
        this.size = size;
        this.turn = turn;
        this.deed = deed;
    }

    /** Three megabytes that break off in the third. */
    static Generated broken() {
        return new Generated(3_000_000, 2_500_000, () -> {
            throw new IOException("cut off");
        });
    }

    @Override
    public int read() throws IOException {
        if (position == turn) {
            deed.run();
        }
        return position == size ? -1 : (int) ((position++ * 31) >>> 3) & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        for (int next; count < length && (next = read()) >= 0; count++) {
            target[offset + count] = (byte) next;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @FunctionalInterface
    interface Deed {
        void run() throws IOException;
    }
}
