package ai.extraly.engine.ocr;

import ai.extraly.engine.results.Check;
import java.util.Optional;

/**
 * What a page is read in.
 *
 * @param languages for Tesseract, for example {@code ukr+eng}
 * @param latin     whether the network knows its letters
 * @param missing   the failed check when the page's own language is not installed
 */
record Tongue(String languages, boolean latin, Optional<Check> missing) {

    static final String ENGLISH = "eng";
}
