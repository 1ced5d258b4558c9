package ai.extraly.engine.jpeg2000;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ServiceRegistry;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes the reader known to Java's Image I/O, where PDFBox looks for one; found as a service. It stays away unless {@code extraly.ocr.jpeg2000} is
 * {@code true}: all other formats are read in Java, or by decoders that Java itself brings, and a file is known that makes this one write past its memory.
 */
public final class Jpeg2000Spi extends ImageReaderSpi {

    private static final String SETTING = "extraly.ocr.jpeg2000";

    /** For the service loader. */
    public Jpeg2000Spi() {
        super(
                "Extraly",
                "1",
                new String[] {"JPEG2000", "jpeg2000"},
                new String[] {"jp2", "jpx", "j2k"},
                new String[] {"image/jp2", "image/jpx"},
                Jpeg2000Reader.class.getName(),
                new Class<?>[] {ImageInputStream.class},
                null,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    @Override
    public void onRegistration(ServiceRegistry registry, Class<?> category) {
        if (!Boolean.getBoolean(SETTING)) {
            registry.deregisterServiceProvider(this);
        }
    }

    /** Asked by name only: a file that says nothing of its format is not ours to claim. */
    @Override
    public boolean canDecodeInput(Object source) {
        return false;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
        return new Jpeg2000Reader(this);
    }

    @Override
    public String getDescription(Locale locale) {
        return "JPEG 2000";
    }
}
