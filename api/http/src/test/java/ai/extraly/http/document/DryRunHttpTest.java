package ai.extraly.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.query.Rehearsal;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Reply;
import ai.extraly.http.house.RunsInMemory;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class DryRunHttpTest {
    private static final EngineVersion THEN = new EngineVersion("1.0");
    private static final EngineVersion NOW = new EngineVersion("2.0");

    @LocalServerPort
    int port;

    @Autowired
    RunsInMemory runs;

    private Client operator;

    @BeforeEach
    void logIn() {
        operator = Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
        runs.forgetRehearsals();
        for (int number = 1; number <= 4; number++) {
            runs.rehearsed(
                    id(number),
                    switch (number) {
                        case 1 -> new Rehearsal(id(1), 1, THEN, NOW, 0, List.of(), null);
                        case 2 -> new Rehearsal(id(2), 3, THEN, NOW, 2, List.of("total", "line_items[0]"), null);
                        case 3 -> new Rehearsal(id(3), 1, THEN, NOW, 0, List.of(), FailureReason.TIMED_OUT);
                        default -> null;
                    });
        }
    }

    private static DocumentId id(int number) {
        byte[] bytes = new byte[16];
        bytes[15] = (byte) number;
        return DocumentId.derived(bytes);
    }

    private Reply run(String body) {
        return operator.json("POST", "/ops/dry-run", body);
    }

    @Test
    void tellsALineADocumentAndTheTotals() {
        // when
        Reply reply = run("{}");
        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).hasValue("application/x-ndjson");
        assertThat(reply.text().lines())
                .containsExactly(
                        "{\"id\":\"%s\",\"outcome\":\"same\",\"run\":1,\"engine\":\"1.0\",\"present_engine\":\"2.0\",\"differences\":0,\"paths\":[]}"
                                .formatted(id(1)),
                        "{\"id\":\"%s\",\"outcome\":\"changed\",\"run\":3,\"engine\":\"1.0\",\"present_engine\":\"2.0\",\"differences\":2,\"paths\":[\"total\",\"line_items[0]\"]}"
                                .formatted(id(2)),
                        "{\"id\":\"%s\",\"outcome\":\"failed\",\"run\":1,\"engine\":\"1.0\",\"present_engine\":\"2.0\",\"differences\":0,\"paths\":[],\"reason\":\"timed_out\"}"
                                .formatted(id(3)),
                        "{\"id\":\"%s\",\"outcome\":\"skipped\"}".formatted(id(4)),
                        "{\"totals\":{\"documents\":4,\"same\":1,\"changed\":1,\"failed\":1,\"skipped\":1}}");
    }

    @Test
    void endsAtItsLimit() {
        assertThat(run("{\"limit\":2}").text().lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"limit\":0}", "{\"account\":\"me\"}", "{\"from\":\"yesterday\"}", "[]"})
    void saysWhatIsWrong(String body) {
        assertThat(run(body).status()).isEqualTo(400);
    }

    @Test
    void isForOperatorsAlone() {
        assertThat(Client.registered(port).json("POST", "/ops/dry-run", "{}").status())
                .isEqualTo(403);
        assertThat(Client.anonymous(port).json("POST", "/ops/dry-run", "{}").status())
                .isEqualTo(401);
    }
}
