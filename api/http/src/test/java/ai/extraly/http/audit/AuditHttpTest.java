package ai.extraly.http.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.account.Role;
import ai.extraly.contract.audit.Access;
import ai.extraly.contract.audit.RecordAccess;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.AuditInMemory;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who sees what of a document's past, and what is written down about it. */
@HttpTest
class AuditHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    HandClock clock;

    @Autowired
    DocumentsInMemory documents;

    @Autowired
    AuditInMemory audit;

    private Client owner;
    private DocumentId document;
    private int before;

    @BeforeEach
    void submit() {
        owner = Client.registered(port);
        Reply submitted = owner.submit(new Multipart()
                .file("document", "Rückzahlung.pdf", Client.pdf())
                .field("metadata", "{\"order\":\"A-77\"}")
                .field("custom_fields", "[\"po number\"]"));
        document = new DocumentId(submitted.json().at("/data/id").stringValue());
        before = audit.recorded().size();
    }

    @AfterEach
    void makeRoom() {
        audit.full(false);
    }

    private Client operator() {
        return Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
    }

    /** Somebody new with these roles. */
    private Client with(Role... roles) {
        Client client = Client.registered(port);
        String id = client.get("/documents").status() == 200 ? accountOf(client) : "";
        List<String> names =
                Stream.of(roles).map(role -> "\"" + role.wire() + "\"").toList();
        assertThat(operator()
                        .json("PUT", "/ops/accounts/" + id + "/roles", "{\"roles\":" + names + "}")
                        .status())
                .isEqualTo(200);
        return client;
    }

    private String accountOf(Client client) {
        return documents.submitted(client.submitted()).accountId().value();
    }

    private List<RecordAccess> recorded() {
        return audit.recorded().subList(before, audit.recorded().size());
    }

    private String history() {
        return "/documents/" + document + "/history";
    }

    private String audited() {
        return "/ops/audit/documents/" + document;
    }

    @Nested
    class TheOwner {
        @Test
        void seesEverythingOfTheHistory() {
            // when
            JsonNode data = owner.get(history()).json().at("/data");
            // then
            assertThat(data.at("/id").stringValue()).isEqualTo(document.value());
            assertThat(data.at("/deleted").booleanValue()).isFalse();
            assertThat(data.at("/next_sequence").isNull()).isTrue();
            JsonNode first = data.at("/events/0");
            assertThat(first.at("/sequence").intValue()).isZero();
            assertThat(first.at("/event").stringValue()).isEqualTo("document_submitted");
            assertThat(first.at("/actor/who").stringValue()).isEqualTo("account");
            assertThat(first.at("/actor/role").stringValue()).isEqualTo("user");
            assertThat(first.at("/request_id").stringValue()).isEqualTo("request-1");
            assertThat(first.at("/digests/0/sha256").stringValue()).hasSize(64);
            assertThat(first.at("/chain").stringValue()).isEqualTo("c0ffee");
            assertThat(first.at("/content/original_filename").stringValue()).isEqualTo("Rückzahlung.pdf");
            assertThat(first.at("/content/metadata/order").stringValue()).isEqualTo("A-77");
            assertThat(first.at("/content/custom_fields/0").stringValue()).isEqualTo("po number");
            JsonNode second = data.at("/events/1");
            assertThat(second.at("/actor/who").stringValue()).isEqualTo("system");
            assertThat(second.at("/run").intValue()).isEqualTo(1);
            assertThat(second.at("/chain").isNull()).isTrue();
            assertThat(second.has("content")).isFalse();
        }

        @Test
        void stepsThroughTheHistory() {
            // when
            JsonNode first = owner.get(history() + "?limit=1").json().at("/data");
            JsonNode second = owner.get(history() + "?limit=1&from_sequence="
                            + first.at("/next_sequence").intValue())
                    .json()
                    .at("/data");
            // then
            assertThat(first.at("/events")).hasSize(1);
            assertThat(second.at("/events/0/sequence").intValue()).isEqualTo(1);
            assertThat(second.at("/next_sequence").isNull()).isTrue();
        }

        @Test
        void seesNoMoreThanHadHappened() {
            // given
            Instant at = documents.submitted(document).at();
            clock.advance(Duration.ofSeconds(1));
            // then
            assertThat(owner.get(history() + "?as_of=" + at.plusMillis(1))
                            .json()
                            .at("/data/events"))
                    .hasSize(2);
            assertThat(owner.get(history() + "?as_of=" + at.minusSeconds(1))
                            .json()
                            .at("/data/events"))
                    .isEmpty();
        }

        @Test
        void isNotRecorded() {
            // when
            owner.get(history());
            // then
            assertThat(recorded()).isEmpty();
        }

        @Test
        void findsNothingOnceItIsDeleted() {
            // given
            documents.fail(document, FailureReason.CORRUPTED);
            owner.delete("/documents/" + document);
            // then
            assertThat(owner.get(history()).error()).isEqualTo("NOT_FOUND");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"from_sequence=-1", "limit=0", "limit=501", "as_of=yesterday", "as_of=2099-01-01T00:00:00Z"})
        void isToldWhatIsWrong(String query) {
            // then
            assertThat(owner.get(history() + "?" + query).error()).isEqualTo("VALIDATION_ERROR");
        }
    }

    @Nested
    class SomebodyElse {
        @Test
        void findsNothing() {
            // then
            assertThat(Client.registered(port).get(history()).error()).isEqualTo("NOT_FOUND");
            assertThat(Client.anonymous(port).get(history()).error()).isEqualTo("UNAUTHORIZED");
        }

        @Test
        void isNoAuditor() {
            // then
            assertThat(Client.registered(port).get(audited()).error()).isEqualTo("FORBIDDEN");
            assertThat(owner.get(audited()).error()).isEqualTo("FORBIDDEN");
            assertThat(owner.get("/ops/audit/documents").error()).isEqualTo("FORBIDDEN");
            assertThat(Client.anonymous(port).get(audited()).error()).isEqualTo("UNAUTHORIZED");
            assertThat(recorded()).isEmpty();
        }
    }

    @Nested
    class AnAuditor {
        @Test
        void seesTheEventsWithoutTheirContentAndIsRecorded() {
            // given
            Client auditor = with(Role.AUDITOR);
            // when
            Reply reply = auditor.without("X-API-Key").get(audited());
            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/data/events")).hasSize(2);
            assertThat(reply.text()).doesNotContain("content\":{", "Rückzahlung", "A-77", "po number");
            assertThat(recorded()).singleElement().satisfies(access -> {
                assertThat(access.access()).isEqualTo(Access.HISTORY_READ);
                assertThat(access.documentId()).isEqualTo(document);
                assertThat(access.accountId())
                        .isNotEqualTo(documents.submitted(document).accountId());
            });
        }

        @Test
        void whoIsAUserTooSeesTheSameWithAKey() {
            // given
            Client auditor = with(Role.USER, Role.AUDITOR);
            // when
            Reply reply = auditor.get(history());
            // then
            assertThat(reply.json().at("/data/events")).hasSize(2);
            assertThat(reply.text()).doesNotContain("Rückzahlung");
            assertThat(recorded()).extracting(RecordAccess::access).containsExactly(Access.HISTORY_READ);
        }

        @Test
        void seesWhatHappenedToADeletedDocument() {
            // given
            documents.fail(document, FailureReason.CORRUPTED);
            owner.delete("/documents/" + document);
            // when
            JsonNode data = with(Role.AUDITOR).get(audited()).json().at("/data");
            // then
            assertThat(data.at("/deleted").booleanValue()).isTrue();
            assertThat(data.at("/events")).isNotEmpty();
        }

        @Test
        void isNotAnsweredWhenThatCannotBeRecorded() {
            // given
            Client auditor = with(Role.AUDITOR, Role.USER);
            audit.full(true);
            // then
            assertThat(Stream.of(auditor.get(audited()), auditor.get(history()), auditor.get("/ops/audit/documents")))
                    .allSatisfy(reply -> {
                        assertThat(reply.status()).isEqualTo(503);
                        assertThat(reply.text()).doesNotContain("document_submitted", document.value());
                    });
        }

        @Test
        void seesNothingOfWhatIsInADocument() {
            // given
            Client auditor = with(Role.USER, Role.AUDITOR);
            String path = "/documents/" + document;
            // then
            assertThat(Stream.of(
                            auditor.get(path),
                            auditor.get(path + "?as_of="
                                    + documents.submitted(document).at()),
                            auditor.get(path + "/original"),
                            auditor.get(path + "/webhooks"),
                            auditor.delete(path)))
                    .allSatisfy(reply -> assertThat(reply.error()).isEqualTo("NOT_FOUND"));
        }

        @Test
        void findsTheDocumentsOfAnAccount() {
            // given
            String account = documents.submitted(document).accountId().value();
            DocumentId deleted = owner.submitted();
            documents.fail(deleted, FailureReason.CORRUPTED);
            owner.delete("/documents/" + deleted);
            Client auditor = with(Role.AUDITOR);
            // when
            JsonNode page =
                    auditor.get("/ops/audit/documents?account=" + account).json();
            // then
            assertThat(page.at("/meta/total").intValue()).isEqualTo(2);
            assertThat(page.at("/data").findValuesAsString("status")).containsExactlyInAnyOrder("pending", "deleted");
            assertThat(page.at("/data/0/last_event/event").stringValue()).isEqualTo("extraction_requested");
            assertThat(recorded()).singleElement().satisfies(access -> {
                assertThat(access.access()).isEqualTo(Access.AUDIT_LIST);
                assertThat(access.target()).isEqualTo(account);
            });
            assertThat(auditor.get("/ops/audit/documents?account=" + account + "&to=2000-01-01")
                            .json()
                            .at("/meta/total")
                            .intValue())
                    .isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"account=me", "from=soon", "to=x", "page=0", "per_page=101"})
        void isToldWhatIsWrong(String query) {
            // given
            Client auditor = with(Role.AUDITOR);
            // then
            assertThat(auditor.get("/ops/audit/documents?" + query).error()).isEqualTo("VALIDATION_ERROR");
        }
    }

    @Test
    void anOperatorMayAuditToo() {
        // then
        assertThat(operator().get(audited()).status()).isEqualTo(200);
        assertThat(operator().get("/ops/audit/documents").status()).isEqualTo(200);
        assertThat(operator().get("/ops/audit/documents/nonsense").error()).isEqualTo("NOT_FOUND");
        assertThat(recorded()).extracting(RecordAccess::access).containsExactly(Access.HISTORY_READ, Access.AUDIT_LIST);
    }

    @Nested
    class AsOf {
        @Test
        void aWholeSecondStandsForAllOfIt() {
            // given
            Instant at = documents.submitted(document).at();
            clock.advance(Duration.ofSeconds(5));
            String path = "/documents/" + document + "?as_of=";
            String printed = owner.get("/documents/" + document)
                    .json()
                    .at("/data/created_at")
                    .stringValue();
            // then
            assertThat(owner.get(path + printed).json())
                    .isEqualTo(owner.get("/documents/" + document).json());
            assertThat(owner.get(path + at).status()).isEqualTo(200);
            assertThat(owner.get(path + at.minusSeconds(1)).status()).isEqualTo(404);
            assertThat(owner.get(path + at + "&wait=60").header("Retry-After")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2099-01-01T00:00:00Z", "2026-03-21", "now"})
        void isAnInstantThatHasPassed(String instant) {
            // then
            assertThat(owner.get("/documents/" + document + "?as_of=" + instant).detail("as_of"))
                    .startsWith("This must be an instant that has passed");
        }
    }
}
