package ai.extraly.vault.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsJsonTest {
    private static ResultsJson stored(String json) {
        return new ResultsJson(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":15230.50,\"b\":0.00,\"c\":-0.10,\"d\":123456789012345678901234567890.123456789}",
                "{ \"a\" : [ 1 , 2 ] }",
                "{\"a\":\"Ї \\u0457 \\\"}{\"}",
                "{}"
            })
    void handsOnEveryByte(String results) {
        ResultsJson json = stored("{ \"evidence\" : {\"ї\":{}} , \"results\" : " + results + " , \"checks\":[] }");

        assertThat(new String(json.results(), StandardCharsets.UTF_8)).isEqualTo(results);
        assertThat(json.text("results")).hasValue(results);
        assertThat(json.text("evidence")).hasValue("{\"ї\":{}}");
        assertThat(json.text("checks")).hasValue("[]");
        assertThat(json.text("other")).isEmpty();
    }

    @Test
    void readsMembersThatAreNoContainers() {
        ResultsJson json = stored("{\"results\":\"text\",\"checks\":17.50,\"evidence\":null}");

        assertThat(json.text("results")).hasValue("\"text\"");
        assertThat(json.text("checks")).hasValue("17.50");
        assertThat(json.text("evidence")).hasValue("null");
    }

    @Test
    void wantsResults() {
        assertThatThrownBy(() -> stored("{}").results()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stored("[]")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesListsOutAndNothingElse() {
        ResultsJson json = stored(
                "{\"results\":{\"a\": 15230.50, \"rows\":[{\"b\":[1]}], \"c\":{\"d\":[2]}, \"e\":null},\"checks\":[]}");

        assertThat(new String(json.resultsWithoutLists(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":15230.50,\"c\":{\"d\":[2]},\"e\":null}");
        assertThat(new String(stored("{\"results\":{\"rows\":[]}}").resultsWithoutLists(), StandardCharsets.UTF_8))
                .isEqualTo("{}");
    }
}
