package ai.extraly.http.projection;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class ProjectionsHttpTest {
    private static final String REBUILD = "/ops/projections/documents/rebuild";

    @LocalServerPort
    int port;

    private Client operator() {
        return Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
    }

    private String begun(String call, String body) {
        Reply reply = operator().json("POST", call, body);
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().at("/data/status").stringValue()).isEqualTo("running");
        return "/ops/rebuilds/" + reply.json().at("/data/id").stringValue();
    }

    @Test
    void areListed() {
        assertThat(operator().get("/ops/projections").text())
                .isEqualTo(
                        "{\"data\":[{\"name\":\"documents\",\"generation\":1,\"version\":1,\"rows\":20000,\"lag\":3,\"rebuild\":null}]}");
    }

    @Test
    void areRebuiltOneAtATimeAndFollowed() {
        // when
        String rebuild = begun(REBUILD, "{\"events_per_second\":200}");
        Reply second = operator().json("POST", REBUILD, "{}");
        Reply running = operator().get(rebuild);
        Reply over = operator().get(rebuild);

        // then
        assertThat(second.status()).isEqualTo(409);
        assertThat(running.json().at("/data/events_per_second").intValue()).isEqualTo(200);
        assertThat(running.json().at("/data/eta_seconds").intValue()).isEqualTo(10);
        assertThat(over.json().at("/data/status").stringValue()).isEqualTo("completed");
        assertThat(operator().delete(rebuild).status()).isEqualTo(409);
    }

    @Test
    void areVerifiedAndTheStreamTellsWhatWasFound() {
        // given
        String verification = begun("/ops/projections/documents/verify", "{}");

        // when
        Reply stream = operator().get(verification + "/events");

        // then
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(stream.text())
                .startsWith("event: rebuild\ndata: {\"id\":\"rebuild_")
                .contains("\"status\":\"running\"", "\"status\":\"completed\"", "\"fields\":[\"status\"]")
                .endsWith("\n\n");
    }

    @Test
    void rebuildsMayBeCancelled() {
        String rebuild = begun(REBUILD, "{}");

        assertThat(operator().delete(rebuild).json().at("/data/status").stringValue())
                .isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"events_per_second\":-1}", "{\"events_per_second\":1000001}", "{\"events_per_second\":\"x\"}"
            })
    void areNotRebuiltAtAnySpeed(String body) {
        assertThat(operator().json("POST", REBUILD, body).status()).isEqualTo(400);
    }

    @Test
    void areNotFoundUnderAnotherName() {
        assertThat(operator()
                        .json("POST", "/ops/projections/nothing/rebuild", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(operator().get("/ops/rebuilds/x").status()).isEqualTo(404);
        assertThat(operator()
                        .get("/ops/rebuilds/rebuild_00000000000000000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(operator()
                        .delete("/ops/rebuilds/rebuild_00000000000000000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void areForbiddenToEverybodyElse() {
        Client client = Client.registered(port);

        assertThat(client.get("/ops/projections").status()).isEqualTo(403);
        assertThat(client.json("POST", REBUILD, "{}").status()).isEqualTo(403);
        assertThat(client.json("POST", "/ops/projections/documents/verify", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(client.get("/ops/rebuilds/x/events").status()).isEqualTo(403);
    }
}
