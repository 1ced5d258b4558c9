package ai.extraly.engine.ocr;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.ocr.Recognisers.Network;
import ai.extraly.engine.picture.Gray;
import java.util.List;

/** PP-OCRv4 finds the lines, and both recognisers read them in the language of the page. */
record FusedReader(Network network, TesseractPool tesseract) implements PageReader {

    /** Lines that are read to tell the language: as many words as a receipt has. */
    private static final int SAMPLE = 16;

    @Override
    public Seen read(Gray picture, Deadline deadline) {
        FoundLines lines = FoundLines.in(picture, network);
        deadline.check();
        LineReader reader = new LineReader(network.recogniser(), tesseract, deadline);
        List<Gray> sample = lines.widest(SAMPLE);
        Tongue tongue = new TongueFinder(tesseract, languages -> reader.printed(sample, languages)).of(lines.picture());
        List<Reading> printed = reader.printed(lines.crops(), tongue.languages());
        List<Reading> readings = reader.settled(lines.crops(), printed, tongue.latin());
        return new Seen(lines.picture(), lines.boxes(), readings, tongue.missing());
    }

    /** The network alone: it needs no language, and a few lines are quick. */
    @Override
    public List<Reading> widest(Gray picture, int most, Deadline deadline) {
        return new NetworkReader(network).widest(picture, most, deadline);
    }
}
