package ai.extraly.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.AccountsInMemory;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.RawSocket;
import ai.extraly.http.house.Reply;
import ai.extraly.http.house.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@HttpTest
class WhoMayCallTest {
    private static final String TOKEN = "Authorization";
    private static final String KEY = "X-API-Key";

    @LocalServerPort
    int port;

    @Autowired
    HandClock clock;

    @Autowired
    AccountsInMemory accounts;

    @Autowired
    DocumentsInMemory documents;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private String email;
    private AccountId account;
    private Client client;

    @BeforeEach
    void register() {
        email = Client.newEmail();
        Reply registered =
                Client.anonymous(port).json("POST", "/auth/register", Client.credentials(email, Client.PASSWORD));
        account = new AccountId(registered.json().at("/data/id").stringValue());
        client = Client.anonymous(port).loggedIn(email, Client.PASSWORD).withKey();
    }

    private Client operator() {
        return Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
    }

    private Instant nextYear() {
        return clock.instant().plus(Duration.ofDays(365));
    }

    @Nested
    class Documents {
        @Test
        void areOpenToATokenAndAKeyOfTheSameAccount() {
            assertThat(client.get("/documents").status()).isEqualTo(200);
        }

        @Test
        void areClosedWithoutToken() {
            assertUnauthorized(client.without(TOKEN));
        }

        @Test
        void areClosedWithoutKey() {
            assertUnauthorized(client.without(KEY));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "Bearer", "Bearer ", "Bearer not-a-token", "Bearer a.b.c", "Basic dTpw", "Bearer x y"})
        void areClosedToMalformedTokens(String value) {
            assertUnauthorized(client.with(TOKEN, value));
        }

        @Test
        void areClosedToExpiredTokens() {
            assertUnauthorized(client.with(
                    TOKEN,
                    "Bearer "
                            + Tokens.signed(account.value(), 1, clock.instant().minusSeconds(1))));
        }

        @Test
        void areOpenToTheSameTokenBeforeItExpires() {
            Client early = client.with(TOKEN, "Bearer " + Tokens.signed(account.value(), 1, nextYear()));

            assertThat(early.get("/documents").status()).isEqualTo(200);
        }

        @Test
        void areClosedToTokensThatNeverExpire() {
            assertUnauthorized(client.with(TOKEN, "Bearer " + Tokens.signed(account.value(), 1, null)));
        }

        @Test
        void areClosedToTokensOfAnotherKeyOrAlgorithm() {
            assertUnauthorized(
                    client.with(TOKEN, "Bearer " + Tokens.signedByAnotherKey(account.value(), 1, nextYear())));
            assertUnauthorized(client.with(TOKEN, "Bearer " + Tokens.signedOtherwise(account.value(), 1, nextYear())));
            assertUnauthorized(client.with(TOKEN, "Bearer " + Tokens.unsigned(account.value(), 1, nextYear())));
        }

        @Test
        void areClosedToTokensOfAnEpochThatIsOver() {
            // when
            assertThat(client.json("POST", "/auth/logout", "{}").status()).isEqualTo(200);

            // then
            assertUnauthorized(client);
        }

        @Test
        void areClosedToUnknownKeys() {
            assertUnauthorized(client.with(KEY, "xtr_live_0000000000000000000000000000000000000000"));
        }

        @Test
        void areClosedToRevokedKeys() {
            // given
            String id = client.get("/api-keys").json().at("/data/0/id").stringValue();

            // when
            assertThat(client.delete("/api-keys/" + id).status()).isEqualTo(200);

            // then
            assertUnauthorized(client);
        }

        @Test
        void areClosedToATokenAndAKeyOfDifferentAccounts() {
            assertUnauthorized(client.with(KEY, Client.registered(port).header(KEY)));
        }

        @Test
        void areClosedWithinASecondToWhatWasRevokedOnAnotherNode() {
            // given
            assertThat(client.get("/documents").status()).isEqualTo(200);

            // when
            accounts.endSessionsElsewhere(account, clock.instant());
            clock.advance(Duration.ofMillis(501));

            // then
            assertUnauthorized(client);
        }

        @Test
        void areUnavailableWhileNobodyCanTellWhoCalls() {
            // given
            accounts.unreachable(true);
            try {
                // when
                Reply reply = client.get("/documents");

                // then
                assertThat(reply.status()).isEqualTo(503);
                assertThat(reply.error()).isEqualTo("SERVICE_UNAVAILABLE");
                assertThat(reply.header("Retry-After")).isNotEmpty();
                assertThat(reply.text()).doesNotContain("secret");
                assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
            } finally {
                accounts.unreachable(false);
            }
        }

        @Test
        void areForbiddenToAPlanWithoutApiAccess() {
            // given
            operator().json("PUT", "/ops/accounts/" + account + "/plan", "{\"plan\":\"free\"}");

            // when
            Reply reply = client.get("/documents");

            // then
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.error()).isEqualTo("FORBIDDEN");
            assertThat(client.get("/api-keys").status()).isEqualTo(200);
        }

        @Test
        void areForbiddenToWhoIsNotAUser() {
            // given
            operator().json("PUT", "/ops/accounts/" + account + "/roles", "{\"roles\":[\"auditor\"]}");

            // when
            Reply reply = client.get("/documents");

            // then
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.error()).isEqualTo("FORBIDDEN");
        }

        @Test
        void ofSomebodyElseAreNotFound() {
            // given
            DocumentId document = client.submitted();
            Client other = Client.registered(port);
            String path = "/documents/" + document;

            // when
            Stream<Reply> replies = Stream.of(
                    other.get(path),
                    other.get(path + "?wait=1"),
                    other.delete(path),
                    other.get(path + "/export/csv"),
                    other.get(path + "/original"),
                    other.get(path + "/history"),
                    other.get(path + "?as_of=2026-03-21T10:30:00Z"),
                    other.get(path + "/diff"),
                    other.json("POST", path + "/reprocess", ""),
                    other.json("PATCH", path + "/results", "{}"),
                    other.get(path + "/webhooks"),
                    other.json("POST", path + "/webhooks/" + DeliveryId.of(document, 1) + "/redeliver", "{}"));

            // then
            assertThat(replies).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.error()).isEqualTo("NOT_FOUND");
            });
            assertThat(other.get("/documents").json().at("/meta/total").intValue())
                    .isZero();
            assertThat(client.get(path).status()).isEqualTo(200);
        }

        @Test
        void areRefusedBeforeTheBodyIsRead() {
            // when
            String answer = RawSocket.exchange(
                    port,
                    RawSocket.request(
                            "POST /api/v1/documents HTTP/1.1",
                            "Host: x",
                            "Connection: close",
                            "Expect: 100-continue",
                            "Content-Type: multipart/form-data; boundary=b",
                            "Content-Length: 1000000"));

            // then
            assertThat(answer).startsWith("HTTP/1.1 401").contains("UNAUTHORIZED");
        }

        @Test
        void areClosedOnceTheAccountIsClosed() {
            // when
            assertThat(client.json("DELETE", "/account", "{\"password\":\"" + Client.PASSWORD + "\"}")
                            .status())
                    .isEqualTo(200);

            // then
            assertUnauthorized(client);
        }

        @Test
        void areClosedToTokensOfAnEpochThatHasNotBegun() {
            assertUnauthorized(client.with(TOKEN, "Bearer " + Tokens.signed(account.value(), 2, nextYear())));
        }

        @Test
        void areClosedToTokensOfNobody() {
            assertUnauthorized(client.with(TOKEN, "Bearer " + Tokens.signed("nobody", 1, nextYear())));
            assertUnauthorized(
                    client.with(TOKEN, "Bearer " + Tokens.signed("acc_00000000000000000000000000", 1, nextYear())));
        }

        @Test
        void areClosedToATokenWhoseClaimsWereChanged() {
            String[] parts = client.header(TOKEN).split("\\.", -1);
            String other = Tokens.signed("acc_00000000000000000000000000", 1, nextYear());

            assertUnauthorized(client.with(TOKEN, parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2]));
        }

        @Test
        void areClosedToCredentialsThatChangedPlaces() {
            String token = client.header(TOKEN).substring("Bearer ".length());

            assertUnauthorized(
                    client.with(TOKEN, "Bearer " + client.header(KEY)).with(KEY, token));
        }

        @Test
        void areClosedToAKeyAloneWhateverItIsCalled() {
            assertUnauthorized(client.without(TOKEN).with(TOKEN, "Bearer " + client.header(KEY)));
            assertUnauthorized(client.without(TOKEN).with(TOKEN, "ApiKey " + client.header(KEY)));
        }

        @Test
        void areClosedToAPasswordInThePlaceOfAToken() {
            String basic = Base64.getEncoder()
                    .encodeToString((email + ":" + Client.PASSWORD).getBytes(StandardCharsets.UTF_8));

            assertUnauthorized(client.with(TOKEN, "Basic " + basic));
        }

        @Test
        void areClosedToCredentialsInTheQuery() {
            String token = client.header(TOKEN).substring("Bearer ".length());
            Reply reply = client.without(TOKEN).get("/documents?access_token=" + token);

            assertThat(reply.status()).isEqualTo(401);
        }

        @Test
        void areClosedToCredentialsInCookies() {
            String token = client.header(TOKEN).substring("Bearer ".length());

            assertUnauthorized(client.without(TOKEN).with("Cookie", "access_token=" + token + "; JSESSIONID=1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"xtr_live_", "", " ", "' or ''='", "xtr_live_*", "*"})
        void areClosedToMalformedKeys(String key) {
            assertUnauthorized(client.with(KEY, key));
        }

        @Test
        void areClosedToAKeyInAnotherCase() {
            assertUnauthorized(client.with(KEY, client.header(KEY).toLowerCase(Locale.ROOT)));
        }

        @Test
        void areClosedToAKeyThatIsTooLong() {
            assertUnauthorized(client.with(KEY, client.header(KEY) + "0".repeat(5_000)));
        }

        @Test
        void areOpenWhateverCaseTheSchemeIsIn() {
            String token = client.header(TOKEN).substring("Bearer ".length());

            assertThat(client.with(TOKEN, "bearer " + token).get("/documents").status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-HTTP-Method-Override: DELETE", "X-HTTP-Method: DELETE", "X-Method-Override: DELETE"})
        void areNotDeletedByAMethodInAHeader(String override) {
            // given
            DocumentId document = client.submitted();
            documents.fail(document, FailureReason.CORRUPTED);
            String[] header = override.split(": ", 2);

            // when
            client.with(header[0], header[1]).get("/documents/" + document);
            client.with(header[0], header[1]).json("POST", "/documents/" + document + "?_method=DELETE", "{}");

            // then
            assertThat(client.get("/documents/" + document).status()).isEqualTo(200);
        }

        private void assertUnauthorized(Client who) {
            Reply reply = who.get("/documents");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.error()).isEqualTo("UNAUTHORIZED");
            assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
        }
    }

    /** Spellings of a path that one layer might read otherwise than another. None of them leads past the question who calls. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/documents/",
                "/api/v1//documents",
                "//api/v1/documents",
                "/api/v1/documents;a=b",
                "/api/v1;a=b/documents",
                "/api/v1/%64ocuments",
                "/api/v1/documents%2f",
                "/api/v1/documents%00",
                "/api/v1/documents/.",
                "/api/v1/./documents",
                "/api/v1/x/../documents",
                "/api/v1/%2e%2e/v1/documents",
                "/api/v1/auth/login/../../documents",
                "/api/v1/auth/login%2f..%2f..%2fdocuments",
                "/docs/../api/v1/documents",
                "/docs/%2e%2e/api/v1/documents",
                "/docs;/../api/v1/documents",
                "/API/V1/DOCUMENTS",
                "/api/v1/Documents",
                "/api/v1/documents.json",
                "/api/v1\\documents",
                "http://localhost/api/v1/documents",
                "/actuator/health/liveness/../../env",
                "/actuator/health/liveness;/../../env",
                "/actuator/env/",
                "/actuator//env",
                "/Actuator/env",
                "/actuator/%65nv",
                "/actuator/health/liveness%2f..%2f..%2fenv"
            })
    void noSpellingOfAPathLeadsPastTheDoor(String path) {
        String answer = RawSocket.exchange(
                port, RawSocket.request("GET " + path + " HTTP/1.1", "Host: localhost", "Connection: close"));

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|401|404|405) .*").doesNotContain("\"data\"", "propertySources");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "FROB"})
    void noMethodLeadsPastTheDoor(String method) {
        String answer = RawSocket.exchange(
                port,
                RawSocket.request(method + " /api/v1/documents HTTP/1.1", "Host: localhost", "Connection: close"));

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|401|405) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://elsewhere.example", "Origin: null"})
    void noPageOfAnotherHostMayRead(String origin) {
        Reply reply =
                client.with("Origin", origin.substring("Origin: ".length())).get("/documents");

        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Nested
    class KeysAndAccount {
        @Test
        void areClosedToAKeyAlone() {
            Client program = client.without(TOKEN);

            assertThat(program.get("/api-keys").status()).isEqualTo(401);
            assertThat(program.json("POST", "/api-keys", "{\"name\":\"more\"}").status())
                    .isEqualTo(401);
            assertThat(program.json("POST", "/auth/logout", "{}").status()).isEqualTo(401);
        }

        @Test
        void ofSomebodyElseCannotBeRevoked() {
            // given
            String id = client.get("/api-keys").json().at("/data/0/id").stringValue();

            // when
            Reply reply = Client.registered(port).delete("/api-keys/" + id);

            // then
            assertThat(reply.status()).isEqualTo(404);
            assertThat(client.get("/documents").status()).isEqualTo(200);
        }

        @Test
        void needThePasswordForWhatCannotBeUndone() {
            assertThat(client.json("DELETE", "/account", "{\"password\":\"wrong password\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(client.json("PUT", "/auth/password", "{\"current\":\"wrong\",\"new\":\"a long enough one\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(client.get("/documents").status()).isEqualTo(200);
        }
    }

    @Nested
    class OperatorCalls {
        @Test
        void areForbiddenToAuditors() {
            // given
            operator().json("PUT", "/ops/accounts/" + account + "/roles", "{\"roles\":[\"user\",\"auditor\"]}");

            // then
            assertThat(client.json("PUT", "/ops/accounts/" + account + "/roles", "{\"roles\":[\"operator\"]}")
                            .status())
                    .isEqualTo(403);
            assertThat(client.get("/actuator/env").status()).isEqualTo(403);
            assertThat(client.get("/documents").status()).isEqualTo(200);
        }

        @Test
        void ofTheAuditAreOpenToAuditorsAndOperatorsAlone() {
            // given
            String audited = "/ops/audit/documents/" + client.submitted();
            assertThat(client.get(audited).error()).isEqualTo("FORBIDDEN");
            assertThat(Client.anonymous(port).get(audited).error()).isEqualTo("UNAUTHORIZED");
            assertThat(operator().get(audited).status()).isEqualTo(200);

            // when
            operator().json("PUT", "/ops/accounts/" + account + "/roles", "{\"roles\":[\"auditor\"]}");

            // then
            assertThat(client.get(audited).status()).isEqualTo(200);
            assertThat(client.get("/ops/audit/documents").status()).isEqualTo(200);
        }

        @Test
        void areForbiddenToTheAccountThatTheyAreAbout() {
            assertThat(client.json("PUT", "/ops/accounts/" + account + "/roles", "{\"roles\":[\"operator\"]}")
                            .status())
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @CsvSource({
            "GET,/ops/processors",
            "POST,/ops/processors/documents-1/split",
            "POST,/ops/processors/documents-1/merge",
            "GET,/ops/dead-letters",
            "POST,/ops/dead-letters/6925f0a1b2c3d4e5f6071829/retry",
            "DELETE,/ops/dead-letters/6925f0a1b2c3d4e5f6071829"
        })
        void onProcessorsAreForOperatorsAlone(String method, String path) {
            // given
            operator().json("PUT", "/ops/accounts/" + account + "/roles", "{\"roles\":[\"user\",\"auditor\"]}");

            // then
            assertThat(Client.anonymous(port).json(method, path, "{}").status()).isEqualTo(401);
            assertThat(client.json(method, path, "{}").error()).isEqualTo("FORBIDDEN");
            assertThat(operator().json(method, path, "{\"reason\":\"a test\"}").status())
                    .isNotIn(401, 403, 500);
        }

        @Test
        void areNotThereUnderAnyOtherName() {
            assertThat(client.get("/ops").status()).isEqualTo(403);
            assertThat(client.get("/ops/nonsense").status()).isEqualTo(403);
            assertThat(Client.anonymous(port).get("/ops/nonsense").status()).isEqualTo(401);
        }

        @Test
        void wantAnOperator() {
            String call = "/ops/accounts/" + account + "/plan";

            assertThat(Client.anonymous(port).json("PUT", call, "{}").error()).isEqualTo("UNAUTHORIZED");
            assertThat(client.json("PUT", call, "{\"plan\":\"free\"}").error()).isEqualTo("FORBIDDEN");
            assertThat(operator().json("PUT", call, "{\"plan\":\"free\"}").status())
                    .isEqualTo(200);
        }

        @Test
        void letAuditorsReadWhatWasErasedAndNoMore() {
            // given
            String erasure = "/ops/erasures/" + DocumentId.next(clock.instant());
            assertThat(Client.anonymous(port).get(erasure).status()).isEqualTo(401);
            assertThat(client.get(erasure).status()).isEqualTo(403);

            // when
            operator().json("PUT", "/ops/accounts/" + account + "/roles", "{\"roles\":[\"auditor\"]}");

            // then
            assertThat(client.get(erasure).status()).isEqualTo(404);
            assertThat(operator().get(erasure).status()).isEqualTo(404);
            assertThat(client.json("POST", erasure, "{}").status()).isEqualTo(403);
        }

        @Test
        void failAsSoonAsTheRoleIsTaken() {
            // given
            String roles = "/ops/accounts/" + account + "/roles";
            operator().json("PUT", roles, "{\"roles\":[\"user\",\"operator\"]}");
            assertThat(client.json("PUT", "/ops/accounts/" + account + "/plan", "{\"plan\":\"pro\"}")
                            .status())
                    .isEqualTo(200);

            // when
            operator().json("PUT", roles, "{\"roles\":[\"user\"]}");

            // then
            assertThat(client.json("PUT", "/ops/accounts/" + account + "/plan", "{\"plan\":\"pro\"}")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Nested
    class Actuator {
        @ParameterizedTest
        @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
        void saysToEverybodyThatItIsUpAndNoMore(String path) {
            assertThat(Client.anonymous(port).get(path).text()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(Client.anonymous(port)
                            .with(TOKEN, "Bearer nonsense")
                            .get(path)
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({"/actuator", "/actuator/health", "/actuator/env", "/actuator/metrics"})
        void tellsTheRestToOperatorsOnly(String path) {
            assertThat(Client.anonymous(port).get(path).error()).isEqualTo("UNAUTHORIZED");
            assertThat(client.get(path).error()).isEqualTo("FORBIDDEN");
            assertThat(operator().get(path).status()).isEqualTo(200);
        }
    }

    /** Whoever adds a call and forgets to say who may call it finds out here. */
    @Test
    void everyOtherCallWantsCredentials() {
        // given
        Set<String> open =
                Set.of("/api/v1/auth/register", "/api/v1/auth/login", "/api/v1/openapi.json", "/docs", "/error");

        // when
        Stream<RequestMappingInfo> closed = mappings.getHandlerMethods().keySet().stream()
                .filter(mapping -> !open.containsAll(mapping.getPatternValues()));

        // then
        assertThat(closed).hasSizeGreaterThan(12).allSatisfy(mapping -> {
            String path = mapping.getPatternValues().iterator().next().replace("/api/v1", "");
            String method =
                    mapping.getMethodsCondition().getMethods().iterator().next().name();
            assertThat(Client.anonymous(port)
                            .json(method, path.replaceAll("\\{[^}]+}", "x"), "{}")
                            .status())
                    .as("%s %s", method, path)
                    .isEqualTo(401);
        });
    }
}
