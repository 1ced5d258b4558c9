package ai.extraly.engine.ocr;

import ai.extraly.engine.natives.CacheFolder;
import ai.extraly.engine.natives.NativeLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Loads the recognisers that this machine has, when the first picture comes, for the life of the process. */
final class Recognisers {

    /** Longer sides are shrunk to this before lines are looked for. Measured on receipts and A4 pages: at 1280 pixels eight-point print is still found. */
    private static final int DETECTION_SIDE = 1280;

    /** {@code tesseract} leaves the network out, which takes two thirds of the time. */
    private static final String SETTING = "extraly.ocr.recognisers";

    /** PP-OCRv4's three models. */
    record Network(TextDetector detector, LineRecogniser recogniser, DirectionClassifier direction) {}

    private Recognisers() {}

    /** The best that there is. */
    static PageReader reader() {
        return Loaded.READER;
    }

    private static final class Loaded {
        static final PageReader READER = load();
    }

    private static PageReader load() {
        try {
            CacheFolder cache = CacheFolder.open();
            Optional<TesseractPool> tesseract = tesseract(cache);
            Optional<Network> network =
                    System.getProperty(SETTING, "").equals("tesseract") ? Optional.empty() : network(cache);
            return of(network, tesseract);
        } catch (IOException e) {
            throw new UncheckedIOException("Natives and models cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static PageReader of(Optional<Network> network, Optional<TesseractPool> tesseract) {
        if (network.isEmpty()) {
            return tesseract.<PageReader>map(TesseractReader::new).orElseGet(NoReader::new);
        }
        return tesseract
                .<PageReader>map(pool -> new FusedReader(network.get(), pool))
                .orElseGet(() -> new NetworkReader(network.get()));
    }

    private static Optional<Network> network(CacheFolder cache) throws IOException {
        Optional<Models> models = Models.load(cache);
        if (models.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Network(
                new TextDetector(models.get().open(TextDetector.MODEL), DETECTION_SIDE),
                new LineRecogniser(models.get().open(LineRecogniser.MODEL)),
                new DirectionClassifier(models.get().open(DirectionClassifier.MODEL))));
    }

    private static Optional<TesseractPool> tesseract(CacheFolder cache) throws IOException {
        try {
            return Optional.of(new TesseractPool(NativeLibraries.tesseract(cache), Installed.where(cache)));
        } catch (LinkageError e) {
            if (NativeLibraries.cameWithUs()) {
                throw e; // reading worse without a word would be no help
            }
            return Optional.empty();
        }
    }
}
