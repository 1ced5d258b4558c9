package ai.extraly.bench.accuracy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import ai.extraly.bench.drill.Drill;
import ai.extraly.bench.drill.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    /** Seconds for a document: a statement of many scanned pages on a busy machine. */
    private static final String PATIENCE = "300";

    private final Corpus corpus;
    private final List<Share> shares;
    private final Path engine;
    private final Path committed;
    private final Path place;
    private final boolean recording;

    /**
     * @param shares what is read of the corpus
     * @param engine the jar of the engine's command line
     * @param committed the figures to be held against
     * @param place an empty directory for results
     * @param recording writes into {@code committed} instead of holding against it
     */
    public AccuracyCheck(
            Corpus corpus, List<Share> shares, Path engine, Path committed, Path place, boolean recording) {
        this.corpus = corpus;
        this.shares = shares;
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
        ObjectNode now = JsonMapper.shared().createObjectNode();
        Map<String, Map<String, Scores>> layouts = new LinkedHashMap<>();
        Reliability reliability = new Reliability();
        for (Share share : shares) {
            String folder = share.name();
            List<Corpus.Labelled> documents = share.of(corpus.documents(share.folder()));
            Path read = read(folder, documents);
            Path misses = place.resolve(folder + ".misses.tsv");
            now.set(
                    share.key(),
                    Scores.run(corpus, labels(folder, documents, false), read, misses)
                            .get(Scores.ALL));
            believe(reliability, documents, read, misses);
            layouts.put(
                    share.key(),
                    Scores.read(Scores.run(
                            corpus, labels(folder, documents, true), read, place.resolve(folder + ".layouts.tsv"))));
        }
        print(protocol, Scores.read(now), recording ? Map.of() : before());
        layouts.forEach((folder, scores) -> print(protocol, folder, scores));
        print(protocol, reliability);
        if (recording) {
            ObjectNode all = (ObjectNode) JsonMapper.shared().readTree(committed.toFile());
            all.setAll(now);
            JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(committed.toFile(), all);
        }
    }

    private Path read(String folder, List<Corpus.Labelled> documents) throws IOException {
        Path read = Files.createDirectories(place.resolve(folder));
        Path list = Files.write(
                place.resolve(folder + ".files"),
                documents.stream().map(document -> document.file().toString()).toList());
        Programs.java(List.of(
                "-jar",
                engine.toString(),
                "--evidence",
                "--timeout",
                PATIENCE,
                "--jobs",
                String.valueOf(Runtime.getRuntime().availableProcessors()),
                "--out",
                read.toString(),
                "@" + list));
        return read;
    }

    /** The labels in a folder of their own, or in one for each layout. */
    private Path labels(String folder, List<Corpus.Labelled> documents, boolean byLayout) throws IOException {
        Path labels = place.resolve(folder + (byLayout ? ".layouts" : ".labels"));
        for (Corpus.Labelled document : documents) {
            Path parent = Files.createDirectories(byLayout ? labels.resolve(document.group()) : labels);
            Files.copy(document.truth(), parent.resolve(document.truth().getFileName()));
        }
        return labels;
    }

    private Map<String, Scores> before() {
        return Scores.read(JsonMapper.shared().readTree(committed.toFile()));
    }

    private static void believe(Reliability reliability, List<Corpus.Labelled> documents, Path read, Path misses)
            throws IOException {
        Map<String, Set<String>> wrong = Files.readAllLines(misses).stream()
                .map(line -> line.split("\t", -1))
                .collect(groupingBy(miss -> miss[1], mapping(miss -> miss[2], toSet())));
        for (Corpus.Labelled document : documents) {
            reliability.add(
                    document,
                    wrong.getOrDefault(document.name(), Set.of()),
                    JsonMapper.shared()
                            .readTree(read.resolve(document.name() + ".json").toFile()));
        }
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

    private static void print(Protocol protocol, String folder, Map<String, Scores> layouts) {
        protocol.figure(
                "%n%s, each of its %d layouts counting once: micro F1 %.3f; the weakest",
                folder,
                layouts.size(),
                layouts.values().stream().mapToDouble(Scores::micro).average().orElseThrow());
        layouts.entrySet().stream()
                .sorted(Comparator.comparingDouble(layout -> layout.getValue().micro()))
                .limit(WEAKEST)
                .forEach(layout ->
                        line(protocol, layout.getKey(), layout.getValue().micro(), null));
    }

    private static void print(Protocol protocol, Reliability reliability) {
        protocol.figure("%nconfidence from   given   right");
        for (Reliability.Band band : reliability.bands()) {
            protocol.figure("%15.1f %7d   %.3f", band.from(), band.given(), band.share());
        }
        Reliability.Band sure = reliability.bands().getFirst();
        protocol.require(
                sure.share() >= SURE, "Of the values given with 0.9 or more only %.3f are right", sure.share());
    }
}
