package ai.extraly.engine.ocr;

import ai.extraly.engine.ocr.Reading.Letter;
import ai.extraly.engine.picture.Gray;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import net.sourceforge.tess4j.TessAPI;

/** One native handle with its languages loaded, kept from line to line, because loading takes longer than a page. Not for two threads at once. */
final class Tesseract {

    /** The data that tells scripts apart; it has no network. */
    static final String SCRIPTS = "osd";

    private static final int OK = 0;

    /** Lines come in one height whatever they were in; Tesseract only wants to be told something. In dots an inch. */
    private static final String RESOLUTION = "300";

    /** White around a line, which Tesseract wants. Of its height. */
    private static final double MARGIN = 0.15;

    private final TessAPI library;
    private final TessBaseAPI handle;
    private final String languages;

    /** Languages as Tesseract writes them: {@code deu+eng}. */
    Tesseract(TessAPI library, String data, String languages) {
        this.library = library;
        this.languages = languages;
        this.handle = library.TessBaseAPICreate();
        int engine = languages.equals(SCRIPTS)
                ? ITessAPI.TessOcrEngineMode.OEM_TESSERACT_ONLY
                : ITessAPI.TessOcrEngineMode.OEM_LSTM_ONLY;
        if (library.TessBaseAPIInit2(handle, data, languages, engine) != OK) {
            library.TessBaseAPIDelete(handle);
            throw new IllegalStateException("Tesseract cannot load " + languages + " from " + data);
        }
        // Receipts have fewer characters than Tesseract wants before it says which they are.
        library.TessBaseAPISetVariable(handle, "min_characters_to_try", "15");
        library.TessBaseAPISetVariable(handle, "user_defined_dpi", RESOLUTION);
        library.TessBaseAPISetPageSegMode(handle, ITessAPI.TessPageSegMode.PSM_SINGLE_LINE);
    }

    String languages() {
        return languages;
    }

    /** Reads one line. */
    Reading line(Gray line) {
        int margin = (int) Math.ceil(MARGIN * line.height());
        Gray framed = line.framed(margin);
        ByteBuffer pixels = ByteBuffer.allocateDirect(framed.pixels().length)
                .put(framed.pixels())
                .flip();
        library.TessBaseAPISetImage(handle, pixels, framed.width(), framed.height(), 1, framed.width());
        try {
            if (library.TessBaseAPIRecognize(handle, null) != OK) {
                return Reading.NOTHING;
            }
            TessResultIterator results = library.TessBaseAPIGetIterator(handle);
            if (results == null) {
                return Reading.NOTHING;
            }
            try {
                return words(results, margin, line.width());
            } finally {
                library.TessResultIteratorDelete(results);
            }
        } finally {
            library.TessBaseAPIClear(handle);
        }
    }

    private Reading words(TessResultIterator results, int margin, int width) {
        List<Letter> letters = new ArrayList<>();
        IntBuffer left = IntBuffer.allocate(1);
        IntBuffer right = IntBuffer.allocate(1);
        IntBuffer unused = IntBuffer.allocate(1);
        do {
            int level = TessPageIteratorLevel.RIL_WORD;
            Pointer text = library.TessResultIteratorGetUTF8Text(results, level);
            if (text == null) {
                continue;
            }
            String word = Normalizer.normalize(text.getString(0, StandardCharsets.UTF_8.name()), Normalizer.Form.NFKC);
            library.TessDeleteText(text);
            library.TessPageIteratorBoundingBox(
                    library.TessResultIteratorGetPageIterator(results), level, left, unused, right, unused);
            double sure = library.TessResultIteratorConfidence(results, level) / 100.0;
            addWord(
                    letters,
                    word.replaceAll("\\s+", ""),
                    share(left.get(0) - margin, width),
                    share(right.get(0) - margin, width),
                    sure);
        } while (library.TessResultIteratorNext(results, TessPageIteratorLevel.RIL_WORD) != 0);
        return new Reading(letters);
    }

    private static double share(int x, int width) {
        return Math.clamp((double) x / width, 0, 1);
    }

    private static void addWord(List<Letter> letters, String word, double left, double right, double sure) {
        int[] points = word.codePoints().toArray();
        boolean first = letters.isEmpty();
        double each = (right - left) / Math.max(1, points.length);
        for (int i = 0; i < points.length; i++) {
            letters.add(new Letter(
                    Character.toString(points[i]), left + i * each, left + (i + 1) * each, sure, i == 0 && !first));
        }
    }

    /** The letters of a page, by Tesseract's name of them. Asked of a handle for {@link #SCRIPTS}. */
    Optional<String> script(Gray page) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(page.pixels().length)
                .put(page.pixels())
                .flip();
        library.TessBaseAPISetImage(handle, pixels, page.width(), page.height(), 1, page.width());
        PointerByReference script = new PointerByReference();
        try {
            boolean told = library.TessBaseAPIDetectOrientationScript(
                            handle, IntBuffer.allocate(1), FloatBuffer.allocate(1), script, FloatBuffer.allocate(1))
                    != 0;
            return told && script.getValue() != null
                    ? Optional.of(script.getValue().getString(0))
                    : Optional.empty();
        } finally {
            library.TessBaseAPIClear(handle);
        }
    }

    void close() {
        library.TessBaseAPIEnd(handle);
        library.TessBaseAPIDelete(handle);
    }
}
