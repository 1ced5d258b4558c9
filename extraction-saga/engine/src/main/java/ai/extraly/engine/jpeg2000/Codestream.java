package ai.extraly.engine.jpeg2000;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The picture itself in a JPEG 2000 file, after boxes that describe it or from the first byte on. Its head says how large it is
 * (ISO/IEC 15444-1, A.5.1).
 *
 * @param start  of the codestream in the file
 * @param width  in pixels
 * @param height in pixels
 */
record Codestream(int start, int width, int height) {

    /** Start of codestream, and of its size. */
    private static final int HEAD = 0xFF4FFF51;

    /** Length and capabilities stand between that and the numbers: the far corner, then the near one. */
    private static final int TO_NUMBERS = 8;

    private static final int NUMBERS = 16;

    static Codestream in(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        for (int at = 0; at + TO_NUMBERS + NUMBERS <= file.length; at++) {
            if (file[at] == (byte) 0xFF && bytes.getInt(at) == HEAD) {
                int numbers = at + TO_NUMBERS;
                long width = (long) bytes.getInt(numbers) - bytes.getInt(numbers + 8);
                long height = (long) bytes.getInt(numbers + 4) - bytes.getInt(numbers + 12);
                if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
                    throw new IOException("A JPEG 2000 picture of no size");
                }
                return new Codestream(at, (int) width, (int) height);
            }
        }
        throw new IOException("No JPEG 2000 picture");
    }
}
