package ai.extraly.engine.natives;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.lept4j.Leptonica;
import net.sourceforge.tess4j.TessAPI;

/** Loads Tesseract and Leptonica, which it needs: on Linux x86-64 the natives that came with us, elsewhere what is installed. */
public final class NativeLibraries {

    private static final String BUNDLED = "linux-x86_64";

    /** In the order in which they need each other. */
    private static final List<String> NATIVES = List.of(
            "leptonica/" + BUNDLED + "/libgomp.so.1",
            "leptonica/" + BUNDLED + "/libleptonica.so.6",
            "tesseract/" + BUNDLED + "/libtesseract.so.5.5");

    private NativeLibraries() {}

    /**
     * Tesseract's functions.
     *
     * @throws UnsatisfiedLinkError when it is neither with us nor installed
     */
    public static TessAPI tesseract(CacheFolder cache) throws IOException {
        unpack(cache);
        return TessAPI.INSTANCE;
    }

    /**
     * Leptonica's functions.
     *
     * @throws UnsatisfiedLinkError when it is neither with us nor installed
     */
    public static Leptonica leptonica(CacheFolder cache) throws IOException {
        unpack(cache);
        return Leptonica.INSTANCE;
    }

    /** Whether they are not to be looked for on this machine. */
    public static boolean cameWithUs() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    private static void unpack(CacheFolder cache) throws IOException {
        if (cameWithUs()) {
            for (String library : NATIVES) {
                String name = Path.of(library).getFileName().toString();
                cache.unpack("/org/bytedeco/" + library, "tesseract/" + name);
            }
            // Read by JNA when the first function is looked up.
            System.setProperty("jna.library.path", cache.folder("tesseract").toString());
        }
    }
}
