package ai.extraly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunTest {
    private static final String ANSWER = """
            {"id":"doc_1","outcome":"same","run":1,"engine":"1.0","present_engine":"2.0","differences":0,"paths":[]}
            {"id":"doc_2","outcome":"changed","run":1,"engine":"1.0","present_engine":"2.0","differences":7,"paths":["a","b","c","d","e","f"]}
            {"id":"doc_3","outcome":"failed","run":1,"engine":"1.0","present_engine":"2.0","differences":0,"paths":[],"reason":"timed_out"}
            {"id":"doc_4","outcome":"skipped"}
            """;
    private static final String TOTALS =
            "{\"totals\":{\"documents\":4,\"same\":1,\"changed\":1,\"failed\":1,\"skipped\":1}}\n";

    private StandIn server;

    @BeforeEach
    void start() throws IOException {
        server = new StandIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private StandIn.Outcome run(String answer, String... options) {
        List<String> all = new ArrayList<>(List.of("ops", "dry-run"));
        all.addAll(List.of(options));
        return server.streams("POST /ops/dry-run", answer).run(all.toArray(String[]::new));
    }

    @Test
    void namesWhatWouldNotStayAsItIs() {
        // when
        StandIn.Outcome outcome = run(ANSWER + TOTALS, "--limit", "4");
        // then
        assertThat(outcome.code()).isZero();
        assertThat(server.calls()).containsExactly("POST /ops/dry-run {\"limit\":4}");
        assertThat(outcome.out().lines())
                .containsExactly(
                        "doc_2  changed  1.0 -> 2.0  a, b, c, d, e and 2 more",
                        "doc_3  failed  timed_out",
                        "doc_4  skipped",
                        "DOCUMENTS  SAME  CHANGED  FAILED  SKIPPED",
                        "        4     1        1       1        1");
    }

    @Test
    void handsOnWhatTheServerSays() {
        // when
        StandIn.Outcome outcome = run(ANSWER + TOTALS, "--json");
        // then
        assertThat(outcome.out()).isEqualTo(ANSWER + TOTALS);
    }

    @Test
    void saysWhenItWasCutShort() {
        // when
        StandIn.Outcome outcome = run(ANSWER);
        // then
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("The server stopped before it was through.");
    }
}
