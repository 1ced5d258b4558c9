package ai.extraly.bench.accuracy;

import ai.extraly.bench.drill.Drill;
import ai.extraly.bench.drill.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the corpus with the engine's command line, has it scored, and holds the figures against those that were last committed. A
 * headline figure that falls by more than a point is a broken promise, and so is confidence that promises too much.
 */
public final class AccuracyCheck implements Drill {
    /** Figures of a small corpus move when one document does. */
    private static final double POINT = 0.01;

    /** Of the values given with at least 0.9, so many are right. */
    private static final double SURE = 0.95;

    private static final int WEAKEST = 5;

    private final Corpus corpus;
    private final Path engine;
    private final Path committed;
    private final Path place;
    private final boolean recording;

    /**
     * @param engine the jar of the engine's command line
     * @param committed the figures to be held against
     * @param place an empty directory for results
     * @param recording writes {@code committed} instead of holding against it
     */
    public AccuracyCheck(Corpus corpus, Path engine, Path committed, Path place, boolean recording) {
        this.corpus = corpus;
        this.engine = engine;
        this.committed = committed;
        this.place = place;
        this.recording = recording;
    }

    @Override
    public void run(Protocol protocol) throws IOException {
        if (!corpus.isPresent()) {
            protocol.figure("Accuracy was not measured: there is no corpus at %s.", corpus.place());
            return;
        }
        List<Corpus.Labelled> documents = corpus.documents();
        Path read = Files.createDirectories(place.resolve("read"));
        read(documents, read);

        Path truth = byFolder(documents);
        String scored = Scores.run(corpus, truth, read, "--json");
        Map<String, Scores> now = Scores.read(JsonMapper.shared().readTree(scored));
        print(protocol, now, recording ? Map.of() : before());
        layouts(protocol, Scores.of(corpus, byLayout(documents), read));
        reliability(protocol, documents, truth, read);
        if (recording) {
            Files.writeString(committed, scored);
        }
    }

    private void read(List<Corpus.Labelled> documents, Path read) throws IOException {
        List<String> names =
                documents.stream().map(document -> document.file().toString()).toList();
        Path list = Files.write(place.resolve("files"), names);
        Programs.java(List.of(
                "-jar",
                engine.toString(),
                "--evidence",
                "--jobs",
                String.valueOf(Runtime.getRuntime().availableProcessors()),
                "--out",
                read.toString(),
                "@" + list));
    }

    private Path byFolder(List<Corpus.Labelled> documents) throws IOException {
        Path truth = place.resolve("folders");
        for (Corpus.Labelled document : documents) {
            copy(document, truth.resolve(document.folder()));
        }
        return truth;
    }

    private Path byLayout(List<Corpus.Labelled> documents) throws IOException {
        Path truth = place.resolve("layouts");
        for (Corpus.Labelled document : documents) {
            copy(document, truth.resolve(document.folder()).resolve(document.group()));
        }
        return truth;
    }

    private static void copy(Corpus.Labelled document, Path folder) throws IOException {
        Files.copy(
                document.truth(),
                Files.createDirectories(folder).resolve(document.truth().getFileName()));
    }

    private Map<String, Scores> before() {
        return Scores.read(JsonMapper.shared().readTree(committed.toFile()));
    }

    private static void print(Protocol protocol, Map<String, Scores> now, Map<String, Scores> before) {
        now.forEach((folder, scores) -> {
            Scores last = before.get(folder);
            protocol.figure("%n%s, %d documents", folder, scores.documents());
            scores.headlines().forEach((name, figure) -> {
                Double earlier = last == null ? null : last.headlines().get(name);
                line(protocol, name, figure, earlier);
                if (earlier != null) {
                    protocol.require(
                            figure > earlier - POINT, "%s of %s fell from %.3f to %.3f", name, folder, earlier, figure);
                }
            });
            protocol.figure("  field by field");
            scores.fields()
                    .forEach((name, figure) -> line(
                            protocol,
                            name,
                            figure,
                            last == null ? null : last.fields().get(name)));
        });
    }

    private static void line(Protocol protocol, String name, double figure, @Nullable Double earlier) {
        protocol.figure(
                "  %-28s %.3f%s",
                name, figure, earlier == null || earlier == figure ? "" : "  (%+.3f)".formatted(figure - earlier));
    }

    private static void layouts(Protocol protocol, Map<String, Scores> layouts) {
        Map<String, List<Map.Entry<String, Scores>>> byFolder = new TreeMap<>();
        layouts.entrySet()
                .forEach(layout -> byFolder.computeIfAbsent(
                                layout.getKey().substring(0, layout.getKey().indexOf('/')), key -> new ArrayList<>())
                        .add(layout));
        byFolder.forEach((folder, ofFolder) -> {
            ofFolder.sort(Map.Entry.comparingByValue((a, b) -> Double.compare(a.micro(), b.micro())));
            protocol.figure(
                    "%n%s, each of its %d layouts counting once: micro F1 %.3f; the weakest",
                    folder,
                    ofFolder.size(),
                    ofFolder.stream()
                            .mapToDouble(layout -> layout.getValue().micro())
                            .average()
                            .orElseThrow());
            ofFolder.stream()
                    .limit(WEAKEST)
                    .forEach(layout -> line(
                            protocol,
                            layout.getKey().substring(folder.length() + 1),
                            layout.getValue().micro(),
                            null));
        });
    }

    private void reliability(Protocol protocol, List<Corpus.Labelled> documents, Path truth, Path read)
            throws IOException {
        Path misses = place.resolve("misses.tsv");
        Scores.run(corpus, truth, read, "--misses", misses.toString());
        Reliability reliability = new Reliability(Files.readString(misses));
        for (Corpus.Labelled document : documents) {
            reliability.add(
                    document,
                    JsonMapper.shared()
                            .readTree(read.resolve(document.name() + ".json").toFile()));
        }
        protocol.figure("%nconfidence from   given   right");
        for (Reliability.Band band : reliability.bands()) {
            protocol.figure("%15.1f %7d   %.3f", band.from(), band.given(), band.share());
        }
        Reliability.Band sure = reliability.bands().getFirst();
        protocol.require(
                sure.share() >= SURE, "Of the values given with 0.9 or more only %.3f are right", sure.share());
    }
}
