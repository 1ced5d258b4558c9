package ai.extraly.engine.ocr;

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
import java.util.function.Function;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessPageIterator;
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
        // What it has to say to the error stream says nothing to those who read that.
        library.TessBaseAPISetVariable(handle, "debug_file", "/dev/null");
        library.TessBaseAPISetPageSegMode(handle, ITessAPI.TessPageSegMode.PSM_SINGLE_LINE);
    }

    String languages() {
        return languages;
    }

    /** Reads one line. */
    Reading line(Gray line) {
        int margin = (int) Math.ceil(MARGIN * line.height());
        return recognised(line.framed(margin), results -> {
                    List<PrintedWord> words = new ArrayList<>();
                    do {
                        word(results).ifPresent(words::add);
                    } while (library.TessResultIteratorNext(results, TessPageIteratorLevel.RIL_WORD) != 0);
                    return new Reading(PrintedWord.letters(words, margin, line.width()));
                })
                .orElse(Reading.NOTHING);
    }

    /**
     * One line of a page.
     *
     * @param box where it stands on the page
     */
    record PrintedLine(TextBox box, Reading reading) {}

    /** Finds and reads the lines of a page that stands the right way up. */
    List<PrintedLine> page(Gray page) {
        library.TessBaseAPISetPageSegMode(handle, ITessAPI.TessPageSegMode.PSM_SINGLE_BLOCK);
        try {
            return recognised(page, this::lines).orElse(List.of());
        } finally {
            library.TessBaseAPISetPageSegMode(handle, ITessAPI.TessPageSegMode.PSM_SINGLE_LINE);
        }
    }

    private List<PrintedLine> lines(TessResultIterator results) {
        List<PrintedLine> lines = new ArrayList<>();
        TessPageIterator place = library.TessResultIteratorGetPageIterator(results);
        IntBuffer[] ends = {IntBuffer.allocate(1), IntBuffer.allocate(1), IntBuffer.allocate(1), IntBuffer.allocate(1)};
        boolean more = true;
        while (more) {
            boolean level = library.TessPageIteratorBaseline(
                            place, TessPageIteratorLevel.RIL_TEXTLINE, ends[0], ends[1], ends[2], ends[3])
                    != 0;
            List<PrintedWord> words = new ArrayList<>();
            do {
                word(results).ifPresent(words::add);
                more = library.TessResultIteratorNext(results, TessPageIteratorLevel.RIL_WORD) != 0;
            } while (more && library.TessPageIteratorIsAtBeginningOf(place, TessPageIteratorLevel.RIL_TEXTLINE) == 0);
            if (level && !words.isEmpty()) {
                lines.add(line(words, ends[0].get(0), ends[1].get(0), ends[2].get(0), ends[3].get(0)));
            }
        }
        return lines;
    }

    /** The baseline is that of the row, which may reach further than its words. */
    private static PrintedLine line(List<PrintedWord> words, int x1, int y1, int x2, int y2) {
        int left = words.stream().mapToInt(PrintedWord::left).min().orElseThrow();
        int right = words.stream().mapToInt(PrintedWord::right).max().orElseThrow();
        double slope = (double) (y2 - y1) / Math.max(1, x2 - x1);
        double[] ems = words.stream().mapToDouble(PrintedWord::em).sorted().toArray();
        TextBox box =
                Typesetter.box(left, y1 + slope * (left - x1), right, y1 + slope * (right - x1), ems[ems.length / 2]);
        return new PrintedLine(box, new Reading(PrintedWord.letters(words, left, right - left)));
    }

    private <T> Optional<T> recognised(Gray picture, Function<TessResultIterator, T> reader) {
        show(picture);
        try {
            TessResultIterator results =
                    library.TessBaseAPIRecognize(handle, null) == OK ? library.TessBaseAPIGetIterator(handle) : null;
            if (results == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(reader.apply(results));
            } finally {
                library.TessResultIteratorDelete(results);
            }
        } finally {
            library.TessBaseAPIClear(handle);
        }
    }

    /** It keeps a copy. */
    private void show(Gray picture) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(picture.pixels().length)
                .put(picture.pixels())
                .flip();
        library.TessBaseAPISetImage(handle, pixels, picture.width(), picture.height(), 1, picture.width());
    }

    /** Where it stands, or nothing if there is no word at this place. */
    private Optional<PrintedWord> word(TessResultIterator results) {
        int level = TessPageIteratorLevel.RIL_WORD;
        Pointer text = library.TessResultIteratorGetUTF8Text(results, level);
        if (text == null) {
            return Optional.empty();
        }
        String word = Normalizer.normalize(text.getString(0, StandardCharsets.UTF_8.name()), Normalizer.Form.NFKC);
        library.TessDeleteText(text);
        IntBuffer left = IntBuffer.allocate(1);
        IntBuffer top = IntBuffer.allocate(1);
        IntBuffer right = IntBuffer.allocate(1);
        IntBuffer bottom = IntBuffer.allocate(1);
        library.TessPageIteratorBoundingBox(
                library.TessResultIteratorGetPageIterator(results), level, left, top, right, bottom);
        double sure = library.TessResultIteratorConfidence(results, level) / 100.0;
        return Optional.of(new PrintedWord(
                word.replaceAll("\\s+", ""), left.get(0), right.get(0), bottom.get(0) - top.get(0), sure));
    }

    /** The letters of a page, by Tesseract's name of them. Asked of a handle for {@link #SCRIPTS}. */
    Optional<String> script(Gray page) {
        PointerByReference script = new PointerByReference();
        return detected(page, IntBuffer.allocate(1), script) && script.getValue() != null
                ? Optional.of(script.getValue().getString(0))
                : Optional.empty();
    }

    /** By how many quarters a page has to be turned to the right to stand upright. Asked of a handle for {@link #SCRIPTS}. */
    int quarters(Gray page) {
        IntBuffer degrees = IntBuffer.allocate(1);
        return detected(page, degrees, new PointerByReference()) ? Math.floorMod(-degrees.get(0) / 90, 4) : 0;
    }

    private boolean detected(Gray page, IntBuffer degrees, PointerByReference script) {
        show(page);
        try {
            return library.TessBaseAPIDetectOrientationScript(
                            handle, degrees, FloatBuffer.allocate(1), script, FloatBuffer.allocate(1))
                    != 0;
        } finally {
            library.TessBaseAPIClear(handle);
        }
    }

    void close() {
        library.TessBaseAPIEnd(handle);
        library.TessBaseAPIDelete(handle);
    }
}
