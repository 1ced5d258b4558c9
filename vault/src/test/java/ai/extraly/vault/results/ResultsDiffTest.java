package ai.extraly.vault.results;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.vault.results.Difference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ResultsDiffTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static List<String> diff(String before, String after) {
        return ResultsDiff.between(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8))
                .stream()
                .map(one -> one.path() + " " + one.kind() + " " + one.before() + " " + one.after())
                .toList();
    }

    @Test
    void namesAFieldThatIsAnother() {
        assertThat(diff(
                        "{\"seller\":{\"name\":\"A\"},\"total\":10.50}",
                        "{\"seller\":{\"name\":\"B\"},\"total\":11.00}"))
                .containsExactly("seller.name CHANGED \"A\" \"B\"", "total CHANGED 10.50 11.00");
    }

    @Test
    void takesAmountsForTheSameWhateverTheirDecimals() {
        assertThat(diff("{\"total\":10.50,\"tax\":0}", "{\"total\":10.5,\"tax\":0.00}"))
                .isEmpty();
    }

    @Test
    void takesNullForNothing() {
        assertThat(diff("{\"bic\":null}", "{}")).isEmpty();
        assertThat(diff("{\"bic\":null}", "{\"bic\":\"X\"}")).containsExactly("bic ADDED null \"X\"");
        assertThat(diff("{\"bic\":\"X\"}", "{\"bic\":null}")).containsExactly("bic REMOVED \"X\" null");
    }

    @Test
    void takesOneInsertedRowForOneInsertion() {
        String first = "{\"date\":\"2026-01-01\",\"amount\":1.00}";
        String second = "{\"date\":\"2026-01-02\",\"amount\":2.00}";
        String third = "{\"date\":\"2026-01-03\",\"amount\":3.00}";

        assertThat(diff(
                        "{\"rows\":[%s,%s]}".formatted(first, third),
                        "{\"rows\":[%s,%s,%s]}".formatted(first, second, third)))
                .containsExactly("rows[1] ADDED null " + second);
        assertThat(diff(
                        "{\"rows\":[%s,%s,%s]}".formatted(first, second, third),
                        "{\"rows\":[%s,%s]}".formatted(second, third)))
                .containsExactly("rows[0] REMOVED " + first + " null");
    }

    @Test
    void takesARowThatIsMostlyTheSameForTheSameRow() {
        assertThat(diff(
                        "{\"rows\":[{\"a\":1,\"b\":1,\"c\":1},{\"a\":2,\"b\":2,\"c\":2}]}",
                        "{\"rows\":[{\"a\":9,\"b\":9,\"c\":9},{\"a\":1,\"b\":1,\"c\":7},{\"a\":2,\"b\":2,\"c\":2}]}"))
                .containsExactly("rows[0] ADDED null {\"a\":9,\"b\":9,\"c\":9}", "rows[1].c CHANGED 1 7");
    }

    @Test
    void staysQuickInLargeTables() {
        // given
        int rows = 30_000;
        ObjectNode before = table(rows, 3);
        ObjectNode after = table(rows, 5);
        ((ArrayNode) after.get("rows")).insert(rows / 2, JSON.createObjectNode().put("text", "new"));
        // when
        List<Difference> differences = ResultsDiff.between(before, after);
        // then
        assertThat(differences).filteredOn(one -> one.kind() == Kind.ADDED).hasSize(1);
        assertThat(differences).filteredOn(one -> one.kind() == Kind.REMOVED).isEmpty();
    }

    private static ObjectNode table(int rows, int changedEvery) {
        ObjectNode table = JSON.createObjectNode();
        ArrayNode all = table.putArray("rows");
        for (int i = 0; i < rows; i++) {
            all.addObject()
                    .put("number", i)
                    .put("text", "row " + i)
                    .put("amount", i % 1000 == changedEvery ? -1 : i % 7);
        }
        return table;
    }

    @Property(tries = 500)
    void whatIsDifferentMakesTheOneTheOther(@ForAll("results") ObjectNode before, @ForAll("results") ObjectNode after) {
        // when
        List<Difference> differences = ResultsDiff.between(before, after);
        // then
        assertThat(Canonical.of(applied(before, differences))).isEqualTo(Canonical.of(after));
    }

    @Property(tries = 100)
    void nothingDiffersFromItself(@ForAll("results") ObjectNode results) {
        assertThat(ResultsDiff.between(results, results)).isEmpty();
    }

    @Provide
    Arbitrary<ObjectNode> results() {
        Arbitrary<String> numbers = Arbitraries.of("null", "1", "1.0", "1.50", "2", "-3.25");
        Arbitrary<String> row = Combinators.combine(numbers, numbers, Arbitraries.of("x", "y"))
                .as("{\"a\":%s,\"b\":%s,\"c\":\"%s\"}"::formatted);
        return Combinators.combine(numbers, row, row.list().ofMaxSize(8)).as((number, part, rows) -> (ObjectNode)
                JSON.readTree("{\"n\":%s,\"part\":%s,\"rows\":[%s]}".formatted(number, part, String.join(",", rows))));
    }

    private static ObjectNode applied(ObjectNode before, List<Difference> differences) {
        ObjectNode result = before.deepCopy();
        ArrayNode rows = (ArrayNode) result.get("rows");
        List<Difference> removed = new ArrayList<>(differences.stream()
                .filter(one -> isRow(one.path()) && one.kind() == Kind.REMOVED)
                .toList());
        removed.reversed().forEach(one -> rows.remove(number(one.path())));
        differences.stream()
                .filter(one -> isRow(one.path()) && one.kind() == Kind.ADDED)
                .forEach(one -> rows.insert(number(one.path()), one.after()));
        differences.stream().filter(one -> !isRow(one.path())).forEach(one -> set(result, one));
        return result;
    }

    private static boolean isRow(String path) {
        return path.endsWith("]");
    }

    private static int number(String path) {
        return Integer.parseInt(path.substring(path.indexOf('[') + 1, path.indexOf(']')));
    }

    private static void set(ObjectNode result, Difference one) {
        String name = one.path().substring(one.path().lastIndexOf('.') + 1);
        JsonNode holder = one.path().contains("[")
                ? result.get("rows").get(number(one.path()))
                : one.path().contains(".") ? result.get("part") : result;
        if (one.after() == null) {
            ((ObjectNode) holder).remove(name);
        } else {
            ((ObjectNode) holder).set(name, one.after());
        }
    }
}
