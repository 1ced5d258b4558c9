package ai.extraly.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents with truth: {@code FOLDER/NAME} and {@code FOLDER/NAME.truth.json} beside it, and {@code score.py}, which says what counts
 * as right.
 *
 * @param place need not exist: a corpus is not part of the project
 */
public record Corpus(Path place) {
    private static final String TRUTH = ".truth.json";

    /** What is read by its text. */
    static final List<String> FOLDERS = List.of("statements", "invoices", "hybrid");

    /**
     * One document.
     *
     * @param group what was made by the same hand: a bank's, seller's or merchant's layout
     * @param file unique by its name in its folder
     */
    record Labelled(String group, Path file, JsonNode results) {
        String name() {
            return file.getFileName().toString();
        }

        Path truth() {
            return file.resolveSibling(name() + TRUTH);
        }
    }

    public boolean isPresent() {
        return Files.isRegularFile(scorer());
    }

    Path scorer() {
        return place.resolve("score.py");
    }

    /** The documents of {@code folder}, in an order that does not change. */
    List<Labelled> documents(String folder) throws IOException {
        try (Stream<Path> files = Files.list(place.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(TRUTH))
                    .sorted()
                    .map(Corpus::read)
                    .toList();
        }
    }

    private static Labelled read(Path truth) {
        JsonNode label = JsonMapper.shared().readTree(truth.toFile());
        String name = truth.getFileName().toString();
        return new Labelled(
                label.path("group").asString(),
                truth.resolveSibling(name.substring(0, name.length() - TRUTH.length())),
                label.path("results"));
    }
}
