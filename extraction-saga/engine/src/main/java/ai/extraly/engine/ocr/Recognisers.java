package ai.extraly.engine.ocr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What this machine can read pictures with, loaded when the first one comes and kept for the life of the process.
 *
 * @param tesseract missing where it neither came with us nor is installed
 */
record Recognisers(Network network, Optional<TesseractPool> tesseract) {

    /** Longer sides are shrunk to this before lines are looked for. Measured on receipts and A4 pages: at 1280 pixels eight-point print is still found. */
    private static final int DETECTION_SIDE = 1280;

    /** PP-OCRv4's three models. */
    record Network(TextDetector detector, LineRecogniser recogniser, DirectionClassifier direction) {}

    static Recognisers get() {
        return Loaded.ALL;
    }

    private static final class Loaded {
        static final Recognisers ALL = load();
    }

    private static Recognisers load() {
        try {
            CacheFolder cache = CacheFolder.open();
            return new Recognisers(network(cache), tesseract(cache));
        } catch (IOException e) {
            throw new UncheckedIOException("Natives and models cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static Network network(CacheFolder cache) throws IOException {
        Models models = Models.load(cache);
        return new Network(
                new TextDetector(models.open(TextDetector.MODEL), DETECTION_SIDE),
                new LineRecogniser(models.open(LineRecogniser.MODEL)),
                new DirectionClassifier(models.open(DirectionClassifier.MODEL)));
    }

    private static Optional<TesseractPool> tesseract(CacheFolder cache) throws IOException {
        try {
            return Optional.of(new TesseractPool(TesseractLibrary.load(cache), new Installed(cache)));
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }
}
