package ai.extraly.engine.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/** The formats that are read, told by their first bytes. */
enum PictureFormat {
    PNG,
    JPEG,
    TIFF,
    WEBP;

    private static final List<String> TIFFS = List.of("II*\0", "MM\0*", "II+\0", "MM\0+");

    static Optional<PictureFormat> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
    }

    private boolean begins(String head) {
        return switch (this) {
            case PNG -> head.startsWith("\u0089PNG\r\n\u001a\n");
            case JPEG -> head.startsWith("\u00ff\u00d8\u00ff");
            case TIFF -> TIFFS.stream().anyMatch(head::startsWith);
            case WEBP -> head.startsWith("RIFF") && head.startsWith("WEBP", 8);
        };
    }

    ImageReader reader() throws IOException {
        return switch (this) {
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case JPEG -> jpeg().createReaderInstance();
            case TIFF -> new TIFFImageReaderSpi().createReaderInstance();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
        };
    }

    /** Java's own reader refuses CMYK. The better one wraps it, and finds it only when it is registered. */
    private static ImageReaderSpi jpeg() {
        synchronized (PictureFormat.class) {
            IIORegistry registry = IIORegistry.getDefaultInstance();
            JPEGImageReaderSpi registered = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
            if (registered != null) {
                return registered;
            }
            JPEGImageReaderSpi fresh = new JPEGImageReaderSpi();
            registry.registerServiceProvider(fresh);
            return fresh;
        }
    }
}
