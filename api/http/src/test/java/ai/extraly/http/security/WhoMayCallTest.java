package ai.extraly.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.AccountsInMemory;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.RawSocket;
import ai.extraly.http.house.Reply;
import ai.extraly.http.house.Tokens;
import java.time.Duration;
import java.time.Instant;
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

        private void assertUnauthorized(Client who) {
            Reply reply = who.get("/documents");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.error()).isEqualTo("UNAUTHORIZED");
            assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
        }
    }

    @Nested
    class OperatorCalls {
        @Test
        void wantAnOperator() {
            String call = "/ops/accounts/" + account + "/plan";

            assertThat(Client.anonymous(port).json("PUT", call, "{}").error()).isEqualTo("UNAUTHORIZED");
            assertThat(client.json("PUT", call, "{\"plan\":\"free\"}").error()).isEqualTo("FORBIDDEN");
            assertThat(operator().json("PUT", call, "{\"plan\":\"free\"}").status())
                    .isEqualTo(200);
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
    void everyCallButTwoWantsCredentials() {
        // given
        Set<String> open = Set.of("/api/v1/auth/register", "/api/v1/auth/login", "/error");

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
