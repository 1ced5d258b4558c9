package ai.extraly.engine.picture;

import ai.extraly.engine.guard.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A file of pixels: PNG, JPEG, TIFF with all its pages, or the first frame of a WEBP. Whatever is wrong with the bytes
 * comes back as a {@link Refused}.
 */
public final class PictureFile implements AutoCloseable {

    /** A0 at 200 dpi, or A4 at 900. */
    private static final long MAX_PIXELS = 60_000_000;

    /** So many pixels in CMYK, or half of them with 16 bits a channel: 240 MB while they are decoded. */
    private static final long MAX_BITS = 32 * MAX_PIXELS;

    /** Files with more lie: TIFF readers follow the chain of directories as long as it goes on. */
    private static final int MOST_PAGES = 20_000;

    /** What is stated outside this is the program's habit, not the paper's size. In dots an inch. */
    private static final double LEAST_DPI = 100;

    private static final double MOST_DPI = 1200;

    /** A page of unknown resolution is taken to be as wide as A4. In points. */
    private static final double USUAL_WIDTH = 595;

    private static final double POINTS = 72;
    private static final double MILLIMETRES = 25.4;

    private final byte[] bytes;
    private final PictureFormat format;
    private final ImageReader reader;

    private PictureFile(byte[] bytes, PictureFormat format, ImageReader reader) {
        this.bytes = bytes;
        this.format = format;
        this.reader = reader;
    }

    /**
     * One page, upright as far as the file says.
     *
     * @param point how many pixels are one point of paper
     */
    public record Sheet(Gray picture, double point) {}

    /** Whether the bytes begin like a picture of an accepted format. */
    public static boolean is(byte[] bytes) {
        return PictureFormat.of(bytes).isPresent();
    }

    public static PictureFile open(byte[] bytes) throws Refused {
        Optional<PictureFormat> format = PictureFormat.of(bytes);
        if (format.isEmpty()) {
            throw new Refused(Refused.Why.CORRUPTED);
        }
        return guarded(() -> {
            ImageReader reader = format.get().reader();
            reader.setInput(unknownLength(bytes), false, false);
            return new PictureFile(bytes, format.get(), reader);
        });
    }

    /** At least 1. */
    public int pages() throws Refused {
        // Frames of an animation are not pages.
        int pages = guarded(() -> format == PictureFormat.TIFF ? reader.getNumImages(true) : 1);
        if (pages < 1) {
            throw new Refused(Refused.Why.CORRUPTED);
        }
        if (pages > MOST_PAGES) {
            throw new Refused(Refused.Why.TOO_MANY_PAGES);
        }
        return pages;
    }

    /**
     * Decodes one page.
     *
     * @param page 0-based
     */
    public Sheet read(int page) throws Refused {
        long width = guarded(() -> reader.getWidth(page));
        long height = guarded(() -> reader.getHeight(page));
        if (width * height > MAX_PIXELS || width * height > MAX_BITS / guarded(() -> bits(page))) {
            throw new Refused(Refused.Why.TOO_LARGE);
        }
        return guarded(() -> {
            Gray picture = Gray.of(reader.read(page));
            Gray upright = Orientation.of(bytes, format, page).applied(picture);
            return new Sheet(upright, resolution(page).orElse(upright.width() / USUAL_WIDTH));
        });
    }

    /** Of a pixel when decoded. */
    private int bits(int page) throws IOException {
        return reader.getImageTypes(page).next().getColorModel().getPixelSize();
    }

    private Optional<Double> resolution(int page) {
        try {
            IIOMetadata metadata = reader.getImageMetadata(page);
            Element tree = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
            NodeList sizes = tree.getElementsByTagName("HorizontalPixelSize");
            if (sizes.getLength() == 0) {
                return Optional.empty();
            }
            double dpi = MILLIMETRES / Double.parseDouble(((Element) sizes.item(0)).getAttribute("value"));
            return dpi < LEAST_DPI || dpi > MOST_DPI ? Optional.empty() : Optional.of(dpi / POINTS);
        } catch (IOException | RuntimeException e) {
            // The pixels were read; what else the file says may be broken.
            return Optional.empty();
        }
    }

    /** TwelveMonkeys compares the pixels with the file's length and refuses blank pages, which pack well; the size was checked already. */
    private static ImageInputStream unknownLength(byte[] bytes) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
    }

    private static <T> T guarded(Step<T> step) throws Refused {
        try {
            return step.run();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Readers answer broken files with all of these; to the caller they mean one thing.
            throw new Refused(Refused.Why.CORRUPTED, e);
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }

    private interface Step<T> {
        T run() throws IOException;
    }
}
