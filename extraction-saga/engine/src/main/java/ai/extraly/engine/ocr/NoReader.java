package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.picture.Gray;
import ai.extraly.engine.results.Check;
import java.util.List;
import java.util.Optional;

/** Reads nothing, on a machine that there are no recognisers for, and says what to install. */
record NoReader() implements PageReader {

    @Override
    public Seen read(Gray picture, Deadline deadline) {
        return new Seen(
                picture,
                List.of(),
                List.of(),
                Optional.of(new Check(Ocr.RECOGNISER_INSTALLED, false, "tesseract-ocr", "missing")));
    }

    @Override
    public List<Reading> widest(Gray picture, int most, Deadline deadline) {
        return List.of();
    }
}
