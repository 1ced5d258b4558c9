package ai.extraly.engine.ocr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.tess4j.TessAPI;

/**
 * Loads Tesseract: on Linux x86-64 the natives that came with us, elsewhere the one that is installed.
 */
final class TesseractLibrary {

    private static final String BUNDLED = "linux-x86_64";

    /** In the order in which they need each other. */
    private static final List<String> NATIVES = List.of(
            "leptonica/" + BUNDLED + "/libgomp.so.1",
            "leptonica/" + BUNDLED + "/libleptonica.so.6",
            "tesseract/" + BUNDLED + "/libtesseract.so.5.5");

    private TesseractLibrary() {}

    /**
     * The library's functions.
     *
     * @throws UnsatisfiedLinkError when it is neither with us nor installed
     */
    static TessAPI load(CacheFolder cache) throws IOException {
        if (System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")) {
            for (String library : NATIVES) {
                String name = Path.of(library).getFileName().toString();
                cache.unpack("/org/bytedeco/" + library, "tesseract/" + name);
            }
            // Read by JNA when the first function is looked up.
            System.setProperty("jna.library.path", cache.folder("tesseract").toString());
        }
        return TessAPI.INSTANCE;
    }
}
