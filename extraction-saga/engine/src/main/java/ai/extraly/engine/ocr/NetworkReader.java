package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.ocr.Recognisers.Network;
import ai.extraly.engine.picture.Gray;
import java.util.List;
import java.util.Optional;

/** PP-OCRv4 alone, where there is no Tesseract: English letters, and spaces between words are lost at times. */
record NetworkReader(Network network) implements PageReader {

    @Override
    public Seen read(Gray picture, Deadline deadline) {
        FoundLines lines = FoundLines.in(picture, network);
        deadline.check();
        List<Reading> readings = network.recogniser().read(lines.crops(), deadline);
        return new Seen(lines.picture(), lines.boxes(), readings, Optional.empty());
    }

    @Override
    public List<Reading> widest(Gray picture, int most, Deadline deadline) {
        FoundLines lines = FoundLines.in(picture, network);
        deadline.check();
        return network.recogniser().read(lines.widest(most), deadline);
    }
}
