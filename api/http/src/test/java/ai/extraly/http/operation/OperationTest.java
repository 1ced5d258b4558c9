package ai.extraly.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.OperationInMemory;
import ai.extraly.http.house.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class OperationTest {
    private static final String LETTER = "/ops/dead-letters/" + OperationInMemory.LETTER;

    @LocalServerPort
    int port;

    private Client operator;

    @BeforeEach
    void logIn() {
        operator = Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
    }

    @Test
    void listsProcessors() {
        Reply reply = operator.get("/ops/processors");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/data/0/name").stringValue()).isEqualTo("documents-1");
        assertThat(reply.json().at("/data/0/lag_seconds").intValue()).isEqualTo(60);
        assertThat(reply.json().at("/data/0/segments/0/node").stringValue()).isEqualTo("node-a");
    }

    @Test
    void splitsAndMergesUntilOneIsLeft() {
        // when
        Reply split = operator.json("POST", "/ops/processors/documents-1/split", "{\"segment\":0}");
        Reply merged = operator.json("POST", "/ops/processors/documents-1/merge", "{}");
        Reply again = operator.json("POST", "/ops/processors/documents-1/merge", "{}");
        // then
        assertThat(split.json().at("/data/segments").size()).isEqualTo(2);
        assertThat(merged.json().at("/data/segments").size()).isEqualTo(1);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.error()).isEqualTo("CONFLICT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "documents", "Documents-1", "a.b"})
    void knowsNoOtherProcessor(String name) {
        assertThat(operator.json("POST", "/ops/processors/" + name + "/split", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listsDeadLetters() {
        Reply reply = operator.get("/ops/dead-letters?group=documents-1&per_page=5");

        assertThat(reply.json().at("/data/0/id").stringValue()).isEqualTo(OperationInMemory.LETTER);
        assertThat(reply.json().at("/data/0/enqueued_at").stringValue()).isEqualTo("2026-03-21T12:00:00Z");
        assertThat(reply.json().at("/meta/per_page").intValue()).isEqualTo(5);
        assertThat(operator.get("/ops/dead-letters?per_page=1000").status()).isEqualTo(400);
    }

    @Test
    void saysWhetherARetryWentThrough() {
        assertThat(operator.json("POST", LETTER + "/retry", "{}")
                        .json()
                        .at("/data/went_through")
                        .booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"\"}", "{\"reason\":\"  \"}"})
    void discardsNothingWithoutAReason(String body) {
        assertThat(operator.json("DELETE", LETTER, body).status()).isEqualTo(400);
    }

    @Test
    void discardsForAReasonOfReasonableLength() {
        assertThat(operator.json("DELETE", LETTER, "{\"reason\":\"" + "a".repeat(501) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(operator.json("DELETE", LETTER, "{\"reason\":\"a test document\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6925f0a1b2c3d4e5f6071820", "x", "$ne"})
    void knowsNoOtherLetter(String id) {
        assertThat(operator.json("POST", "/ops/dead-letters/" + id + "/retry", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(operator.json("DELETE", "/ops/dead-letters/" + id, "{\"reason\":\"a test\"}")
                        .status())
                .isEqualTo(404);
    }
}
