package ai.extraly.engine.jpeg2000;

import ai.extraly.engine.natives.CacheFolder;
import ai.extraly.engine.natives.NativeLibraries;
import com.ochafik.lang.jnaerator.runtime.NativeSize;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import net.sourceforge.lept4j.Leptonica;
import net.sourceforge.lept4j.Pix;
import org.jspecify.annotations.Nullable;

/**
 * Reads grey and RGB pictures of eight bits a sample; transparency and palettes are left out. What cannot be read is an
 * {@link IOException}.
 */
final class Jpeg2000Reader extends ImageReader {

    /** The decoder takes up to twenty bytes for each while it works. */
    private static final long MAX_PIXELS = 60_000_000;

    /** Pictures can be decoded at a half, a quarter or an eighth of their size. */
    private static final int MOST_REDUCED = 8;

    private static final int COLOURS = 3;
    private static final int GREY_DEPTH = 8;
    private static final int COLOUR_DEPTH = 32;

    private byte @Nullable [] file;
    private @Nullable Codestream codestream;

    Jpeg2000Reader(Jpeg2000Spi spi) {
        super(spi);
    }

    @Override
    public void setInput(@Nullable Object input, boolean forwardOnly, boolean ignoreMetadata) {
        super.setInput(input, forwardOnly, ignoreMetadata);
        file = null;
        codestream = null;
    }

    private byte[] file() throws IOException {
        byte[] known = file;
        if (known == null) {
            if (!(getInput() instanceof ImageInputStream stream)) {
                throw new IllegalStateException("Nothing to read from");
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] part = new byte[1 << 16];
            for (int read = stream.read(part); read > 0; read = stream.read(part)) {
                all.write(part, 0, read);
            }
            known = all.toByteArray();
            file = known;
        }
        return known;
    }

    private Codestream codestream() throws IOException {
        Codestream known = codestream;
        if (known == null) {
            known = Codestream.in(file());
            codestream = known;
        }
        return known;
    }

    @Override
    public int getNumImages(boolean allowSearch) {
        return 1;
    }

    @Override
    public int getWidth(int image) throws IOException {
        return codestream().width();
    }

    @Override
    public int getHeight(int image) throws IOException {
        return codestream().height();
    }

    @Override
    public Iterator<ImageTypeSpecifier> getImageTypes(int image) {
        return List.of(
                        ImageTypeSpecifier.createInterleaved(
                                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                                new int[] {0, 1, 2},
                                DataBuffer.TYPE_BYTE,
                                false,
                                false),
                        ImageTypeSpecifier.createGrayscale(GREY_DEPTH, DataBuffer.TYPE_BYTE, false))
                .iterator();
    }

    @Override
    public @Nullable IIOMetadata getStreamMetadata() {
        return null;
    }

    @Override
    public @Nullable IIOMetadata getImageMetadata(int image) {
        return null;
    }

    @Override
    public BufferedImage read(int image, @Nullable ImageReadParam asked) throws IOException {
        ImageReadParam how = asked == null ? getDefaultReadParam() : asked;
        Codestream picture = codestream();
        if ((long) picture.width() * picture.height() > MAX_PIXELS) {
            throw new IOException("The picture has more pixels than any page needs");
        }
        Rectangle from = new Rectangle();
        Rectangle to = new Rectangle();
        computeRegions(how, picture.width(), picture.height(), null, from, to);
        int step = Math.min(how.getSourceXSubsampling(), how.getSourceYSubsampling());
        byte[] bare = Arrays.copyOfRange(file(), picture.start(), file().length);
        Leptonica leptonica = leptonica();
        int reduced = Integer.highestOneBit(Math.clamp(step, 1, MOST_REDUCED));
        Pix pix = decoded(leptonica, bare, reduced);
        // Some can be had in fewer sizes, or in one.
        while (pix == null && reduced > 1) {
            reduced /= 2;
            pix = decoded(leptonica, bare, reduced);
        }
        if (pix == null) {
            throw new IOException("A broken JPEG 2000 picture");
        }
        try {
            return image(
                    leptonica,
                    pix,
                    places(from.x, how.getSourceXSubsampling(), to.width, reduced, leptonica.pixGetWidth(pix)),
                    places(from.y, how.getSourceYSubsampling(), to.height, reduced, leptonica.pixGetHeight(pix)));
        } finally {
            leptonica.pixDestroy(new PointerByReference(pix.getPointer()));
        }
    }

    private static Leptonica leptonica() throws IOException {
        try {
            return Loaded.LEPTONICA;
        } catch (LinkageError e) {
            throw new IOException("Nothing here reads JPEG 2000", e);
        }
    }

    private static final class Loaded {
        static final Leptonica LEPTONICA = load();

        private static Leptonica load() {
            try {
                return NativeLibraries.leptonica(CacheFolder.open());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static @Nullable Pix decoded(Leptonica leptonica, byte[] codestream, int reduced) {
        return leptonica.pixReadMemJp2k(
                ByteBuffer.wrap(codestream), new NativeSize(codestream.length), reduced, null, 0, 0);
    }

    /** Which columns or rows of a reduced picture are taken. */
    private static int[] places(int from, int step, int number, int reduced, int size) {
        return IntStream.range(0, number)
                .map(i -> Math.min((from + i * step) / reduced, size - 1))
                .toArray();
    }

    private static BufferedImage image(Leptonica leptonica, Pix pix, int[] columns, int[] rows) throws IOException {
        int depth = leptonica.pixGetDepth(pix);
        if (depth != GREY_DEPTH && depth != COLOUR_DEPTH) {
            throw new IOException("A JPEG 2000 picture of " + depth + " bits");
        }
        int samples = depth == GREY_DEPTH ? 1 : COLOURS;
        byte[] pixels = new byte[columns.length * rows.length * samples];
        int[] line = new int[leptonica.pixGetWpl(pix)];
        Pointer data = leptonica.pixGetData(pix).getPointer();
        int at = 0;
        for (int row : rows) {
            data.read((long) row * line.length * Integer.BYTES, line, 0, line.length);
            for (int column : columns) {
                // Samples lie in words of 32 bits, the first in the highest.
                if (samples == 1) {
                    pixels[at++] = (byte) (line[column / 4] >>> (24 - column % 4 * 8));
                } else {
                    pixels[at++] = (byte) (line[column] >>> 24);
                    pixels[at++] = (byte) (line[column] >>> 16);
                    pixels[at++] = (byte) (line[column] >>> 8);
                }
            }
        }
        return image(pixels, columns.length, rows.length, samples);
    }

    /** Red first, because PDFBox takes the bytes as they lie. */
    private static BufferedImage image(byte[] pixels, int width, int height, int samples) {
        int[] offsets = samples == 1 ? new int[] {0} : new int[] {0, 1, 2};
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(pixels, pixels.length), width, height, width * samples, samples, offsets, null);
        ColorSpace colours = ColorSpace.getInstance(samples == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        return new BufferedImage(
                new ComponentColorModel(colours, false, false, BufferedImage.OPAQUE, DataBuffer.TYPE_BYTE),
                raster,
                false,
                null);
    }
}
