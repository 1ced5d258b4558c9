package ai.extraly.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.extraly.engine.DetectionType;
import ai.extraly.engine.Engine;
import ai.extraly.engine.Extracted;
import ai.extraly.engine.Request;
import ai.extraly.engine.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures the reader against documents with truth, where they are at hand; {@code -Dextraly.corpus} says where. */
class StatementCorpusTest {

    /** What the project promises for now; the measured figure is higher. */
    private static final double PROMISED = 0.94;

    private static final Path CORPUS = Path.of(System.getProperty("extraly.corpus", "../../../shared/corpus"));

    @Test
    void findsTheTransactionsOfTheCorpus() throws IOException {
        Path statements = CORPUS.resolve("statements");
        assumeTrue(Files.isDirectory(statements), "no corpus here");
        int right = 0;
        int found = 0;
        int wanted = 0;
        try (Stream<Path> files = Files.list(statements)) {
            for (Path truth : files.filter(file -> file.toString().endsWith(".truth.json"))
                    .toList()) {
                List<String> expected = rows(JsonMapper.shared().readTree(Files.readString(truth)));
                List<String> actual = read(Path.of(truth.toString().replace(".truth.json", "")));
                wanted += expected.size();
                found += actual.size();
                for (String row : actual) {
                    right += expected.remove(row) ? 1 : 0;
                }
            }
        }
        assertThat(2.0 * right / (found + wanted)).isGreaterThanOrEqualTo(PROMISED);
    }

    private static List<String> read(Path file) throws IOException {
        return new Engine().extract(Files.readAllBytes(file), Request.of(DetectionType.BANK_STATEMENT))
                        instanceof Extracted extracted
                ? rows(ResultsJson.tree(extracted))
                : List.of();
    }

    private static List<String> rows(JsonNode document) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : document.path("results").path("transactions")) {
            rows.add(row.path("date").asString("")
                    + ' '
                    + row.path("amount").asDecimal().stripTrailingZeros().toPlainString()
                    + ' '
                    + row.path("type").asString(""));
        }
        return rows;
    }
}
