package ai.extraly.http.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.LogInMemory;
import ai.extraly.http.house.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class ChainHttpTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00.123Z");

    @LocalServerPort
    int port;

    @Autowired
    LogInMemory log;

    private Client operator;

    @BeforeEach
    void store() {
        log.clear();
        for (int i = 0; i < 4; i++) {
            log.store("a", NOON.plusSeconds(i));
            log.store("b", NOON.plusSeconds(i));
        }
        operator = Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
    }

    @Test
    void isWhole() {
        assertThat(operator.json("POST", "/ops/audit/verify", "{}").text().strip())
                .isEqualTo(
                        "{\"data\":{\"intact\":true,\"events\":8,\"aggregates\":2,\"unchained\":0,\"not_anchored\":8,"
                                + "\"checkpoint\":null,\"broken_checkpoint\":null,\"broken\":0,\"findings\":[]}}");
    }

    @Test
    void namesTheFirstBreak() {
        // given
        log.alter(2);
        // when
        Reply all = operator.json("POST", "/ops/audit/verify", "{}");
        Reply a = operator.json("POST", "/ops/audit/verify", "{\"document_id\":\"a\"}");
        Reply b = operator.json("POST", "/ops/audit/verify", "{\"document_id\":\"b\"}");
        // then
        assertThat(all.json().at("/data/findings").toString())
                .isEqualTo("[{\"aggregate_id\":\"a\",\"sequence\":1,\"kind\":\"altered\"}]");
        assertThat(a.json().at("/data/findings/0/sequence").intValue()).isEqualTo(1);
        assertThat(a.json().at("/data/events").intValue()).isEqualTo(4);
        assertThat(b.json().at("/data/intact").booleanValue()).isTrue();
    }

    @Test
    void readsAStreamToItsEndHoweverLongItIs() {
        // given
        for (int i = 0; i < 10_500; i++) {
            log.store("long", NOON);
        }
        // when
        Reply whole = operator.json("POST", "/ops/audit/verify", "{\"document_id\":\"long\"}");
        log.alter(8 + 10_400);
        Reply altered = operator.json("POST", "/ops/audit/verify", "{\"document_id\":\"long\"}");
        // then
        assertThat(whole.json().at("/data/events").intValue()).isEqualTo(10_500);
        assertThat(whole.json().at("/data/intact").booleanValue()).isTrue();
        assertThat(altered.json().at("/data/findings").toString())
                .isEqualTo("[{\"aggregate_id\":\"long\",\"sequence\":10400,\"kind\":\"altered\"}]");
    }

    @Test
    void readsAStreamThatIsWholeOnce() {
        // given
        for (int i = 0; i < 2_500; i++) {
            log.store("long", NOON);
        }
        // when
        operator.json("POST", "/ops/audit/verify", "{\"document_id\":\"long\"}");
        // then
        assertThat(log.streamPagesRead()).isEqualTo(3 + 1);
    }

    @Test
    void tellsItsProgress() {
        List<String> lines = operator.json("POST", "/ops/audit/verify?progress=true", "{}")
                .text()
                .lines()
                .toList();

        assertThat(lines.getFirst()).isEqualTo("{\"progress\":{\"position\":2,\"head\":7}}");
        assertThat(lines.getLast()).startsWith("{\"data\":{\"intact\":true");
    }

    @Test
    void knowsOnlyDocumentsThatThereAre() {
        assertThat(operator.json("POST", "/ops/audit/verify", "{\"document_id\":\"c\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isExportedWithASignature() {
        // when
        Reply reply = operator.get("/ops/audit/export?from=2026-03-21T12:00:01Z&to=2026-03-21T12:00:03Z");
        List<String> lines = reply.text().lines().toList();
        // then
        assertThat(lines).hasSize(4 + 2 + 2);
        assertThat(lines.getFirst()).startsWith("{\"aggregate_id\":\"a\",\"sequence\":1,\"position\":2,");
        assertThat(lines.get(4))
                .startsWith("{\"stream\":{\"aggregate_id\":\"a\",\"first_sequence\":1,\"last_sequence\":2,");
        assertThat(lines.get(6)).startsWith("{\"manifest\":{\"format\":1,").contains("\"events\":4", "\"intact\":true");
        assertThat(lines.get(7)).startsWith("{\"signature\":\"");
        assertThat(operator.get("/ops/audit/export?from=yesterday").error()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void isForAuditorsAndOperators() {
        // given
        Client user = Client.registered(port);
        // then
        assertThat(user.get("/ops/audit/key").error()).isEqualTo("FORBIDDEN");
        assertThat(operator.get("/ops/audit/key").json().at("/data/public_key").stringValue())
                .startsWith("-----BEGIN PUBLIC KEY-----\n");
    }
}
