package ai.extraly.engine.jpeg2000;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The picture itself in a JPEG 2000 file, after boxes that describe it or from the first byte on. Its head says how large it is
 * (ISO/IEC 15444-1, A.5.1), and only what was looked at here may be decoded.
 *
 * @param start  in the file
 * @param width  in pixels
 * @param height in pixels
 */
record Codestream(int start, int width, int height) {

    /** Start of codestream, and of its size. */
    private static final int HEAD = 0xFF4FFF51;

    /** Places after that: the far corner, the near corner, the number of components and the first of these. */
    private static final int FAR_CORNER = 8;

    private static final int NEAR_CORNER = 16;
    private static final int COMPONENTS = 40;
    private static final int COMPONENT = 42;

    private static final int MOST_COMPONENTS = 4;

    /** Eight bits without a sign, for each pixel one. The decoder takes all components to be like this. */
    private static final byte[] PLAIN = {7, 1, 1};

    static Codestream in(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int at = 0; at + COMPONENT + PLAIN.length <= file.length; at++) {
            if (file[at] == (byte) 0xFF && bytes.getInt(at) == HEAD) {
                return at(at, file, bytes);
            }
        }
        throw new IOException("No JPEG 2000 picture");
    }

    private static Codestream at(int start, byte[] file, ByteBuffer bytes) throws IOException {
        long width = (long) bytes.getInt(start + FAR_CORNER) - bytes.getInt(start + NEAR_CORNER);
        long height = (long) bytes.getInt(start + FAR_CORNER + 4) - bytes.getInt(start + NEAR_CORNER + 4);
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new IOException("A JPEG 2000 picture of no size");
        }
        int components = bytes.getShort(start + COMPONENTS);
        int end = start + COMPONENT + components * PLAIN.length;
        if (components < 1 || components > MOST_COMPONENTS || end > file.length) {
            throw new IOException("A JPEG 2000 picture of " + components + " components");
        }
        for (int at = start + COMPONENT; at < end; at += PLAIN.length) {
            if (!Arrays.equals(file, at, at + PLAIN.length, PLAIN, 0, PLAIN.length)) {
                throw new IOException("A JPEG 2000 picture of other components than bytes");
            }
        }
        return new Codestream(start, (int) width, (int) height);
    }
}
