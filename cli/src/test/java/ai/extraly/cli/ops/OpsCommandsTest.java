package ai.extraly.cli.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.cli.StandIn;
import ai.extraly.cli.StandIn.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpsCommandsTest {
    private static final String PROCESSORS = """
            {"data":[
              {"name":"documents-1","replaying":false,"lag_events":12,"lag_seconds":95,"dead_letters":2,"segments":[
                {"segment":0,"parts":2,"position":1188,"lag_events":12,"lag_seconds":95,"replaying":false,"error":null,"node":"17@node-a"},
                {"segment":1,"parts":2,"position":1200,"lag_events":0,"lag_seconds":0,"replaying":true,"error":null,"node":"17@node-a"}]},
              {"name":"erasure","replaying":false,"lag_events":1200,"lag_seconds":4000,"dead_letters":0,"segments":[
                {"segment":0,"parts":1,"position":-1,"lag_events":1200,"lag_seconds":4000,"replaying":false,"error":null,"node":null}]}]}
            """;

    private static final String LETTERS = """
            {"data":[
              {"id":"6925f0a1b2c3d4e5f6071829","group":"documents-1","sequence":"doc_01jq8zk3v7e0w6x2m4n5p6q7r8","event":"ExtractionStarted",
               "event_sequence":2,"cause":"It could not be handled: illegal state.","payload_sha256":"00","enqueued_at":"2026-03-21T10:30:00Z",
               "last_touched":"2026-03-21T10:31:00Z","retries":1,"following":1},
              {"id":"6925f0a1b2c3d4e5f607182a","group":"documents-1","sequence":"doc_01jq8zk3v7e0w6x2m4n5p6q7r8","event":"ExtractionCompleted",
               "event_sequence":3,"cause":null,"payload_sha256":"01","enqueued_at":"2026-03-21T10:30:01Z",
               "last_touched":"2026-03-21T10:30:01Z","retries":0,"following":0}],
             "meta":{"current_page":1,"last_page":1,"per_page":100,"total":2}}
            """;

    private StandIn server;

    @BeforeEach
    void start() throws IOException {
        server = new StandIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsProcessorsAsATable() {
        // given
        server.answers("GET /ops/processors", 200, PROCESSORS);
        // when
        Outcome shown = server.run("ops", "processors");
        // then
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).isEqualToNormalizingNewlines("""
                PROCESSOR    SEGMENTS   LAG     AGE  LETTERS  NODES      STATE
                documents-1         2    12    95 s        2  17@node-a  replaying
                erasure             1  1200  4000 s        0  -          handled by no node
                """);
    }

    @Test
    void showsEachSegmentToWhoeverAsks() {
        // given
        server.answers("GET /ops/processors", 200, PROCESSORS);
        // when
        Outcome shown = server.run("ops", "processors", "--segments");
        // then
        assertThat(shown.out()).isEqualToNormalizingNewlines("""
                PROCESSOR    SEGMENT  SHARE  POSITION   LAG     AGE  NODE       STATE
                documents-1        0  1/2        1188    12    95 s  17@node-a  ok
                documents-1        1  1/2        1200     0     0 s  17@node-a  replaying
                erasure            0  1/1          -1  1200  4000 s  -          handled by no node
                """);
    }

    @Test
    void givesProgramsTheAnswerItself() {
        // given
        server.answers("GET /ops/processors", 200, "{\"data\":[]}");
        // when
        Outcome shown = server.run("ops", "processors", "--json");
        // then
        assertThat(shown.out().replaceAll("\\s", "")).isEqualTo("{\"data\":[]}");
    }

    @Test
    void splitsAndMerges() {
        // given
        server.answers(
                "POST /ops/processors/documents-1/split",
                200,
                "{\"data\":{\"name\":\"documents-1\",\"segments\":[0,1,2]}}");
        server.answers(
                "POST /ops/processors/documents-1/merge",
                409,
                "{\"error\":{\"code\":\"CONFLICT\",\"message\":\"The processor has one segment left.\"}}");
        // when
        Outcome split = server.run("ops", "processors", "split", "documents/1", "--segment", "0");
        Outcome merged = server.run("ops", "processors", "merge", "documents-1");
        // then
        assertThat(split.code()).isZero();
        assertThat(split.out().strip()).isEqualTo("documents/1 has segments 0, 1, 2.");
        assertThat(merged.code()).isEqualTo(1);
        assertThat(merged.err().strip()).isEqualTo("The processor has one segment left.");
        assertThat(server.calls())
                .containsExactly(
                        "POST /ops/processors/documents-1/split {\"segment\":0}",
                        "POST /ops/processors/documents-1/merge {}");
    }

    @Test
    void showsDeadLetters() {
        // given
        server.answers("GET /ops/dead-letters?per_page=100&page=1", 200, LETTERS);
        // when
        Outcome shown = server.run("ops", "dead-letters");
        // then
        assertThat(shown.out()).isEqualToNormalizingNewlines("""
                ID                        PROCESSOR    OF                              EVENT                NO  BEHIND  RETRIES  SINCE                 CAUSE
                6925f0a1b2c3d4e5f6071829  documents-1  doc_01jq8zk3v7e0w6x2m4n5p6q7r8  ExtractionStarted     2       1        1  2026-03-21T10:30:00Z  It could not be handled: illegal state.
                6925f0a1b2c3d4e5f607182a  documents-1  doc_01jq8zk3v7e0w6x2m4n5p6q7r8  ExtractionCompleted   3       0        0  2026-03-21T10:30:01Z  waits behind another
                """);
    }

    @Test
    void endsWithOneWhenARetryFails() {
        // given
        server.answers(
                "POST /ops/dead-letters/6925f0a1b2c3d4e5f6071829/retry",
                200,
                "{\"data\":{\"went_through\":false,\"group\":\"documents-1\",\"sequence\":\"doc_1\",\"left\":2}}");
        // when
        Outcome retried = server.run("ops", "dead-letters", "retry", "6925f0a1b2c3d4e5f6071829");
        // then
        assertThat(retried.code()).isEqualTo(1);
        assertThat(retried.out().strip()).isEqualTo("It failed again: 2 still wait.");
    }

    @Test
    void discardsOnlyForAReason() {
        // given
        String call = "DELETE /ops/dead-letters/6925f0a1b2c3d4e5f6071829";
        server.answers(call, 200, "{\"data\":{\"group\":\"documents-1\",\"sequence\":\"doc_1\",\"left\":1}}");
        // when
        Outcome without = server.run("ops", "dead-letters", "discard", "6925f0a1b2c3d4e5f6071829");
        Outcome with =
                server.run("ops", "dead-letters", "discard", "6925f0a1b2c3d4e5f6071829", "--reason", "a test document");
        // then
        assertThat(without.code()).isEqualTo(2);
        assertThat(with.code()).isZero();
        assertThat(with.out().strip()).isEqualTo("Discarded. 1 of doc_1 still wait.");
        assertThat(server.calls()).containsExactly(call + " {\"reason\":\"a test document\"}");
    }

    @Test
    void followsARebuildToItsEnd() {
        // given
        server.answers(
                "POST /ops/projections/documents/rebuild",
                202,
                "{\"data\":{\"id\":\"rebuild_1\",\"status\":\"running\"}}");
        server.streams("GET /ops/rebuilds/rebuild_1/events", """
                event: progress
                data: {"status":"running","done":0,"of":2000,"rate":0,"eta_seconds":null}

                event: progress
                data: {"status":"running","done":1000,"of":2000,"rate":5000,"eta_seconds":1}

                event: end
                data: {"status":"completed","done":2000,"of":2000,"rate":5000,"eta_seconds":0}

                """);
        server.answers(
                "GET /ops/rebuilds/rebuild_1", 200, "{\"data\":{\"id\":\"rebuild_1\",\"status\":\"completed\"}}");
        // when
        Outcome rebuilt = server.run("ops", "rebuild", "documents", "--throttle", "500");
        // then
        assertThat(rebuilt.code()).isZero();
        assertThat(rebuilt.out()).isEqualToNormalizingNewlines("""
                  0 %  0 of 2,000  0/s
                 50 %  1,000 of 2,000  5,000/s  1 s left
                100 %  2,000 of 2,000  5,000/s  0 s left
                documents: completed.
                """);
        assertThat(server.calls().getFirst())
                .isEqualTo("POST /ops/projections/documents/rebuild {\"events_per_second\":500}");
    }

    @Test
    void saysWhyARebuildFailed() {
        // given
        server.answers(
                "POST /ops/projections/documents/rebuild",
                202,
                "{\"data\":{\"id\":\"rebuild_1\",\"status\":\"running\"}}");
        server.streams("GET /ops/rebuilds/rebuild_1/events", "data: {\"done\":5,\"of\":5,\"rate\":1}\n\n");
        server.answers("GET /ops/rebuilds/rebuild_1", 200, """
                {"data":{"id":"rebuild_1","status":"failed","reason":"It has dead letters."}}
                """);
        // when
        Outcome rebuilt = server.run("ops", "rebuild", "documents");
        // then
        assertThat(rebuilt.code()).isEqualTo(1);
        assertThat(rebuilt.out().strip()).endsWith("documents: failed. It has dead letters.");
    }

    @Test
    void showsDriftAndEndsWithOne() {
        // given
        server.answers(
                "POST /ops/projections/documents/verify",
                202,
                "{\"data\":{\"id\":\"rebuild_2\",\"status\":\"running\"}}");
        server.streams("GET /ops/rebuilds/rebuild_2/events", "data: {\"done\":5,\"of\":5,\"rate\":1}\n\n");
        server.answers("GET /ops/rebuilds/rebuild_2", 200, """
                {"data":{"id":"rebuild_2","status":"completed","drift":{"compared":20,"differing":1,"rows":[
                  {"table":"documents","id":"doc_1","kind":"different","fields":["status","pages"]}]}}}
                """);
        // when
        Outcome verified = server.run("ops", "verify", "documents");
        // then
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out()).endsWith("""
                TABLE      ID     DRIFT      FIELDS
                documents  doc_1  different  status, pages
                """);
    }

    @Test
    void comesBackAtOnceWhenNobodyWaits() {
        // given
        server.answers(
                "POST /ops/projections/documents/rebuild",
                202,
                "{\"data\":{\"id\":\"rebuild_1\",\"status\":\"running\"}}");
        // when
        Outcome begun = server.run("ops", "rebuild", "documents", "--no-wait");
        // then
        assertThat(begun.code()).isZero();
        assertThat(begun.out().strip()).isEqualTo("Begun: rebuild_1.");
    }

    @Test
    void cancels() {
        // given
        server.answers("DELETE /ops/rebuilds/rebuild_1", 200, "{\"message\":\"Cancelled\"}");

        assertThat(server.run("ops", "cancel", "rebuild_1").out().strip()).isEqualTo("Cancelled: rebuild_1.");
    }

    @Test
    void printsTheTokenForTheShell() {
        // given
        server.answers("POST /auth/login", 200, "{\"data\":{\"access_token\":\"a.b-c.d_e\"}}");
        // when
        Outcome loggedIn = typing("ops@example.com\nlook after everything\n", () -> server.run("ops", "login"));
        // then
        assertThat(loggedIn.out().strip()).isEqualTo("export EXTRALY_TOKEN=a.b-c.d_e");
        assertThat(loggedIn.err()).contains("E-mail: ", "Password: ").doesNotContain("look after");
        assertThat(server.calls().getFirst()).contains("ops@example.com", "look after everything");
    }

    @Test
    void givesTheShellNothingThatItWouldRun() {
        // given
        server.answers("POST /auth/login", 200, "{\"data\":{\"access_token\":\"a; rm -r .\"}}");
        // when
        Outcome loggedIn = typing("secret\n", () -> server.run("ops", "login", "--email", "ops@example.com"));
        // then
        assertThat(loggedIn.code()).isEqualTo(1);
        assertThat(loggedIn.out()).isEmpty();
    }

    private static Outcome typing(String lines, Supplier<Outcome> command) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        try {
            return command.get();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void saysWhatIsMissingWhenOnlyTheGroupIsNamed() {
        Outcome nothing = server.run("ops");

        assertThat(nothing.code()).isEqualTo(2);
    }

    @Test
    void showsAllThatProvesAnErasure() {
        // given
        server.answers("GET /ops/erasures/doc_1", 200, """
                {"data":{"document_id":"doc_1","deleted_at":"2026-03-21T10:30:00Z","nothing_readable":true,
                  "keys":[{"id":"doc_1","ledger_entry":7,"destroyed_at":"2026-03-21T10:30:00Z","reason":"document_deleted"}],
                  "contents":[{"what":"original","run":null,"sha256":"9bd7","bytes":43,"stored_at":"2026-03-21T10:00:00Z"}],
                  "checks":[
                    {"what":"key","place":"the vault","looked":1,"found":0,"left":"nothing","clean":true,
                     "sentence":"The key is not in the vault.","checked_at":"2026-03-21T11:00:00Z"},
                    {"what":"rows","place":"dead_letters","looked":2,"found":1,"left":"ciphertext","clean":true,
                     "sentence":"Of 2 rows 1 name the document, with sealed fields that cannot be opened any more.",
                     "checked_at":"2026-03-21T11:00:00Z"}],
                  "backups":"Backups are not looked at."}}
                """);
        // when
        Outcome shown = server.run("ops", "erasure", "doc_1");
        // then
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).isEqualToNormalizingNewlines("""
                doc_1 was deleted at 2026-03-21T10:30:00Z.

                DESTROYED KEY  AT                    WHY               LEDGER ENTRY
                doc_1          2026-03-21T10:30:00Z  document deleted             7

                DESTROYED CONTENT  RUN  BYTES  SHA-256 OF THE CIPHERTEXT  STORED
                original             -     43  9bd7                       2026-03-21T10:00:00Z

                LOOKED AT  IN            AT                    LEFT        FOUND
                key        the vault     2026-03-21T11:00:00Z  nothing     The key is not in the vault.
                rows       dead_letters  2026-03-21T11:00:00Z  ciphertext  Of 2 rows 1 name the document, with sealed fields that cannot be opened any more.

                Backups are not looked at.

                Nothing readable is left.
                """);
    }

    @Test
    void givesProgramsTheProofOfAnErasure() {
        // given
        server.answers("GET /ops/erasures/doc_1", 200, "{\"data\":{\"nothing_readable\":false}}");
        // when
        Outcome shown = server.run("ops", "erasure", "doc_1", "--json");
        // then
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out().replaceAll("\\s", "")).isEqualTo("{\"data\":{\"nothing_readable\":false}}");
    }

    @Test
    void namesTheKeysThatARotationCouldNotOpen() {
        // given
        String keys = """
                "keys":[{"id":"1a2b3c4d","status":"primary","made_at":"2026-03-21T10:30:00Z","retired_at":null},
                        {"id":"5e6f7a8b","status":"retiring","made_at":null,"retired_at":null}]""";
        server.answers(
                "POST /ops/keys/rotate",
                202,
                "{\"data\":{" + keys + ",\"rewrapping\":{\"status\":\"running\",\"wrapped\":0,\"total\":0}}}");
        server.answers(
                "GET /ops/keys",
                200,
                "{\"data\":{" + keys
                        + ",\"rewrapping\":{\"status\":\"failed\",\"wrapped\":41,\"total\":42,\"failed\":1,"
                        + "\"unopened\":[\"doc_1\"],\"problem\":\"1 of 42 keys could not be opened.\"}}}");
        // when
        Outcome shown = server.run("ops", "rotate");
        // then
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.err().strip()).isEqualTo("1 of 42 keys could not be opened.");
        assertThat(shown.out()).isEqualToNormalizingNewlines("""
                 97 %  41 of 42  keys
                WRAPPING KEY  STATUS    MADE                  RETIRED
                1a2b3c4d      primary   2026-03-21T10:30:00Z        -
                5e6f7a8b      retiring  -                           -

                wrapping anew: failed, 41 of 42
                1 of 42 keys could not be opened:
                  doc_1
                """);
    }
}
