package ai.extraly.engine.ocr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;
import net.sourceforge.tess4j.TessAPI;

/** Handles that are not in use, the last used first. As many more are made as there are threads that read at once. */
final class TesseractPool {

    /** A handle takes 20 to 60 MB; of the languages that a process has seen it keeps the last few. */
    private static final int MOST_IDLE = 3;

    private final TessAPI library;
    private final Installed installed;
    private final Deque<Tesseract> idle = new ArrayDeque<>();

    TesseractPool(TessAPI library, Installed installed) {
        this.library = library;
        this.installed = installed;
        // Tesseract complains on the error stream of a process that ends with handles open.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    Installed installed() {
        return installed;
    }

    /** Lends a handle for these languages. */
    <T> T with(String languages, Function<Tesseract, T> work) {
        Tesseract handle = borrowed(languages);
        try {
            return work.apply(handle);
        } finally {
            giveBack(handle);
        }
    }

    private Tesseract borrowed(String languages) {
        synchronized (idle) {
            for (Iterator<Tesseract> handles = idle.iterator(); handles.hasNext(); ) {
                Tesseract handle = handles.next();
                if (handle.languages().equals(languages)) {
                    handles.remove();
                    return handle;
                }
            }
        }
        return new Tesseract(library, installed.folder(), languages);
    }

    private void giveBack(Tesseract handle) {
        synchronized (idle) {
            idle.push(handle);
            if (idle.size() > MOST_IDLE) {
                idle.removeLast().close();
            }
        }
    }

    private void close() {
        synchronized (idle) {
            idle.forEach(Tesseract::close);
            idle.clear();
        }
    }
}
