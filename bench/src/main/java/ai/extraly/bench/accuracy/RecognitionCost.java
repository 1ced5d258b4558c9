package ai.extraly.bench.accuracy;

import ai.extraly.bench.drill.Drill;
import ai.extraly.bench.drill.Protocol;
import ai.extraly.bench.system.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What it takes to read pictures: processor time and memory with both recognisers and with Tesseract alone, and what a second child process gains. */
public final class RecognitionCost implements Drill {
    private static final double BOTH = 2.5;
    private static final double TESSERACT = 0.6;
    private static final double GAIN = 1.7;
    private static final int MEMORY = 1536;

    private final Corpus corpus;
    private final Share share;
    private final Path engine;
    private final Path place;

    /**
     * @param share what is read of the corpus
     * @param place an empty directory
     */
    public RecognitionCost(Corpus corpus, Share share, Path engine, Path place) {
        this.corpus = corpus;
        this.share = share;
        this.engine = engine;
        this.place = place;
    }

    @Override
    public void run(Protocol protocol) throws IOException {
        if (!corpus.isPresent()) {
            protocol.figure("Nothing was read: there is no corpus at %s.", corpus.place());
            return;
        }
        List<Corpus.Labelled> documents = share.of(corpus.documents(share.folder()));
        Path list = Files.write(
                place.resolve("files"),
                documents.stream().map(document -> document.file().toString()).toList());
        Usage one = read("both", list, 1, "all");
        Usage two = read("both-in-two", list, 2, "all");
        Usage alone = read("tesseract", list, 1, "tesseract");
        int number = documents.size();
        protocol.figure("%d of %s, one after another", number, share.key());
        print(protocol, "both recognisers", one, number);
        print(protocol, "Tesseract alone", alone, number);
        double gain = seconds(one.clock()) / seconds(two.clock());
        protocol.figure(
                "two child processes: %.1f s instead of %.1f, %.2f times as fast; at most %d MiB each",
                seconds(two.clock()), seconds(one.clock()), gain, two.memory());
        protocol.require(one.medianSeconds() <= BOTH, "Both take %.2f s", one.medianSeconds());
        protocol.require(alone.medianSeconds() <= TESSERACT, "Tesseract takes %.2f s", alone.medianSeconds());
        protocol.require(gain >= GAIN, "Two are only %.2f times as fast as one", gain);
        protocol.require(
                Math.max(one.memory(), two.memory()) <= MEMORY,
                "A process had %d MiB",
                Math.max(one.memory(), two.memory()));
    }

    private static void print(Protocol protocol, String what, Usage usage, int number) {
        protocol.figure(
                "%s: %.2f s of processor time each (median), %.2f with start and end (mean); at most %d MiB",
                what, usage.medianSeconds(), seconds(usage.processor()) / number, usage.memory());
    }

    private Usage read(String name, Path list, int jobs, String recognisers) throws IOException {
        Path results = Files.createDirectories(place.resolve(name));
        return Usage.of(
                List.of(
                        Installation.THIS_JAVA.toString(),
                        "-Dextraly.ocr.recognisers=" + recognisers,
                        "-jar",
                        engine.toString(),
                        "--jobs",
                        String.valueOf(jobs),
                        "--out",
                        results.toString(),
                        "@" + list),
                results);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
