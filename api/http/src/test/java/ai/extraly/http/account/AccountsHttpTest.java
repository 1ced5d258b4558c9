package ai.extraly.http.account;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.id.DataKeyId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.MemoryVault;
import ai.extraly.http.house.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class AccountsHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    MemoryVault vault;

    private Reply register(String body) {
        return Client.anonymous(port).json("POST", "/auth/register", body);
    }

    private Reply login(String email, String password) {
        return Client.anonymous(port).json("POST", "/auth/login", Client.credentials(email, password));
    }

    @Nested
    class Registering {
        @Test
        void answersWithTheAccount() {
            // given
            String email = Client.newEmail();

            // when
            Reply reply = register(Client.credentials(email, Client.PASSWORD));

            // then
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.text())
                    .matches("\\{\"data\":\\{\"id\":\"acc_[0-9a-z]{26}\",\"email\":\"" + email
                            + "\",\"plan\":\"pro\",\"created_at\":\"2026-03-21T10:[0-9:]{5}Z\"}}");
        }

        @Test
        void takesAPlanThatOneMayChoose() {
            Reply reply = register("{\"email\":\"%s\",\"password\":\"%s\",\"plan\":\"free\"}"
                    .formatted(Client.newEmail(), Client.PASSWORD));

            assertThat(reply.json().at("/data/plan").stringValue()).isEqualTo("free");
        }

        @ParameterizedTest
        @ValueSource(strings = {"archive", "gold", ""})
        void refusesPlansThatOneMayNotChoose(String plan) {
            Reply reply = register("{\"email\":\"%s\",\"password\":\"%s\",\"plan\":\"%s\"}"
                    .formatted(Client.newEmail(), Client.PASSWORD, plan));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.detail("plan")).isNotEmpty();
        }

        @Test
        void knowsAnAddressInWhateverWayItIsWritten() {
            // given
            String email = Client.newEmail();
            register(Client.credentials(email, Client.PASSWORD));
            Set<DataKeyId> before = new HashSet<>(vault.keys());

            // when
            Reply again = register(Client.credentials(" " + email.toUpperCase(Locale.ROOT), Client.PASSWORD));

            // then
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.error()).isEqualTo("CONFLICT");
            assertThat(vault.keys()).as("no key is left of what was refused").isEqualTo(before);
        }

        @Test
        void namesEverythingThatIsWrong() {
            // when
            Reply reply = register("{\"email\":\"nobody\",\"password\":\"eleven char\",\"plan\":\"gold\"}");

            // then
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
            assertThat(reply.json().at("/error/details").propertyNames()).containsExactly("email", "password", "plan");
        }

        @Test
        void wantsBothFields() {
            Reply reply = register("{}");

            assertThat(reply.detail("email")).isEqualTo("The email field is required.");
            assertThat(reply.detail("password")).isEqualTo("The password field is required.");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "nonsense",
                    "{\"email\":",
                    "[]",
                    "null",
                    "\"text\"",
                    "{\"email\":\"a@b.cc\"} trailing",
                    "{\"email\":\"a@b.cc\",\"email\":\"c@d.ee\"}"
                })
        void refusesWhatIsNotAJsonObject(String body) {
            Reply reply = register(body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
        }

        @Test
        void namesAFieldOfTheWrongType() {
            Reply reply = register("{\"email\":17,\"password\":\"correct horse battery\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.detail("email")).isNotEmpty();
        }

        @Test
        void refusesABodyThatIsTooLong() {
            Reply reply = register("{\"email\":\"" + "a".repeat(100_000) + "\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
        }

        @Test
        void refusesABodyThatIsNotJson() {
            Reply reply = Client.anonymous(port)
                    .with("Content-Type", "application/x-www-form-urlencoded")
                    .send("POST", "/auth/register", BodyPublishers.ofString("email=a@b.cc"));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
        }
    }

    @Nested
    class LoggingIn {
        @Test
        void givesATokenForAYear() {
            // given
            String email = Client.newEmail();
            register(Client.credentials(email, Client.PASSWORD));

            // when
            Reply reply = login(email, Client.PASSWORD);

            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/data").propertyNames())
                    .containsExactly("access_token", "token_type", "expires_in");
            assertThat(reply.json().at("/data/token_type").stringValue()).isEqualTo("Bearer");
            assertThat(reply.json().at("/data/expires_in").intValue()).isEqualTo(365 * 24 * 3600);
        }

        @Test
        void putsNothingIntoTheTokenThatCouldBecomeUntrue() {
            // given
            String email = Client.newEmail();
            register(Client.credentials(email, Client.PASSWORD));

            // when
            String token = login(email, Client.PASSWORD)
                    .json()
                    .at("/data/access_token")
                    .stringValue();
            JsonNode header = decoded(token.split("\\.", -1)[0]);
            JsonNode claims = decoded(token.split("\\.", -1)[1]);

            // then
            assertThat(header.at("/alg").stringValue()).isEqualTo("HS256");
            assertThat(claims.propertyNames()).containsExactlyInAnyOrder("sub", "epoch", "iat", "exp", "jti");
        }

        private JsonNode decoded(String part) {
            return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
        }

        @Test
        void saysTheSameOfAWrongPasswordAndOfAnUnknownAddress() {
            // given
            String email = Client.newEmail();
            register(Client.credentials(email, Client.PASSWORD));

            // when
            Reply wrong = login(email, "not the password");
            Reply unknown = login(Client.newEmail(), Client.PASSWORD);
            Reply nonsense = login("nonsense", Client.PASSWORD);

            // then
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.error()).isEqualTo("UNAUTHORIZED");
            assertThat(unknown.text()).isEqualTo(wrong.text());
            assertThat(nonsense.text()).isEqualTo(wrong.text());
        }

        @Test
        void worksRightAfterAFailedAttemptBeforeRegistering() {
            // given
            String email = Client.newEmail();
            login(email, Client.PASSWORD);

            // when
            register(Client.credentials(email, Client.PASSWORD));

            // then
            assertThat(login(email, Client.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void doesNotMindAnOldTokenInTheHeaders() {
            Reply reply = Client.registered(port)
                    .with("Authorization", "Bearer expired")
                    .json("POST", "/auth/login", Client.credentials(Client.newEmail(), Client.PASSWORD));

            assertThat(reply.json().at("/error/message").stringValue()).contains("password");
        }
    }

    @Nested
    class ChangingThePassword {
        @Test
        void makesTheOldOneAndOldTokensUseless() {
            // given
            String email = Client.newEmail();
            register(Client.credentials(email, Client.PASSWORD));
            Client client = Client.anonymous(port).loggedIn(email, Client.PASSWORD);

            // when
            Reply changed = client.json(
                    "PUT",
                    "/auth/password",
                    "{\"current\":\"%s\",\"new\":\"another long one\"}".formatted(Client.PASSWORD));

            // then
            assertThat(changed.status()).isEqualTo(200);
            assertThat(client.get("/api-keys").status()).isEqualTo(401);
            assertThat(login(email, Client.PASSWORD).status()).isEqualTo(401);
            assertThat(login(email, "another long one").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource({
            "not the password,another long one,current",
            "correct horse battery,too short,new",
            ",another long one,current"
        })
        void namesTheFieldThatIsWrong(String current, String fresh, String field) {
            Reply reply = Client.registered(port)
                    .json(
                            "PUT",
                            "/auth/password",
                            "{\"current\":\"%s\",\"new\":\"%s\"}".formatted(current == null ? "" : current, fresh));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.detail(field)).isNotEmpty();
        }
    }

    @Nested
    class LeavingForGood {
        @Test
        void wantsThePassword() {
            Client client = Client.registered(port);

            Reply reply = client.json("DELETE", "/account", "{\"password\":\"not the password\"}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(client.get("/api-keys").status()).isEqualTo(200);
        }

        @Test
        void leavesNoKeyAndNoWayIn() {
            // given
            Set<DataKeyId> before = new HashSet<>(vault.keys());
            String email = Client.newEmail();
            register(Client.credentials(email, Client.PASSWORD));
            Client client = Client.anonymous(port).loggedIn(email, Client.PASSWORD);

            // when
            Reply deleted = client.json("DELETE", "/account", "{\"password\":\"%s\"}".formatted(Client.PASSWORD));

            // then
            assertThat(deleted.status()).isEqualTo(200);
            assertThat(vault.keys()).isEqualTo(before);
            assertThat(client.get("/api-keys").status()).isEqualTo(401);
            assertThat(login(email, Client.PASSWORD).status()).isEqualTo(401);
            assertThat(register(Client.credentials(email, Client.PASSWORD)).status())
                    .as("one may come back")
                    .isEqualTo(201);
        }
    }

    @Nested
    class ApiKeysOfAnAccount {
        @Test
        void areShownOnce() {
            // given
            Client client = Client.registered(port);

            // when
            Reply created = client.json("POST", "/api-keys", "{\"name\":\"Büro №1\"}");
            String key = created.json().at("/data/key").stringValue();
            Reply listed = client.get("/api-keys");

            // then
            assertThat(created.status()).isEqualTo(201);
            assertThat(key).matches("xtr_live_[0-9A-Za-z]{32,}");
            assertThat(listed.text()).doesNotContain(key);
            JsonNode second = listed.json()
                    .at("/data")
                    .valueStream()
                    .filter(listedKey -> !listedKey.at("/name").stringValue().equals("test"))
                    .findFirst()
                    .orElseThrow();
            assertThat(second.propertyNames())
                    .containsExactly("id", "name", "last_four", "created_at", "last_used_at", "revoked_at");
            assertThat(second.at("/name").stringValue()).isEqualTo("Büro №1");
            assertThat(key).endsWith(second.at("/last_four").stringValue());
            assertThat(second.at("/revoked_at").isNull()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"name\":\"\"}", "{\"name\":\"  \"}", "{\"name\":\"a\\u0000b\"}"})
        void wantAName(String body) {
            Reply reply = Client.registered(port).json("POST", "/api-keys", body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.detail("name")).isNotEmpty();
        }

        @Test
        void stayInTheListWhenRevoked() {
            // given
            Client client = Client.registered(port);
            String id = client.get("/api-keys").json().at("/data/0/id").stringValue();

            // when
            Reply revoked = client.delete("/api-keys/" + id);

            // then
            assertThat(revoked.status()).isEqualTo(200);
            assertThat(client.get("/api-keys").json().at("/data/0/revoked_at").stringValue())
                    .startsWith("2026-03-21T10:");
        }

        @Test
        void ofOthersCannotBeRevoked() {
            // given
            Client client = Client.registered(port);
            String id = client.get("/api-keys").json().at("/data/0/id").stringValue();

            // when
            Reply refused = Client.registered(port).delete("/api-keys/" + id);

            // then
            assertThat(refused.status()).isEqualTo(404);
            assertThat(client.get("/documents").status()).isEqualTo(200);
            assertThat(client.delete("/api-keys/nonsense").status()).isEqualTo(404);
        }
    }

    @Nested
    class Operators {
        private Client operator() {
            return Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
        }

        @Test
        void giveOutPlansThatNobodyMayChoose() {
            // given
            String id = register(Client.credentials(Client.newEmail(), Client.PASSWORD))
                    .json()
                    .at("/data/id")
                    .stringValue();

            // when
            Reply reply = operator().json("PUT", "/ops/accounts/" + id + "/plan", "{\"plan\":\"archive\"}");

            // then
            assertThat(reply.text()).isEqualTo("{\"data\":{\"id\":\"" + id + "\",\"plan\":\"archive\"}}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "plan|{\"plan\":\"gold\"}|plan",
                    "plan|{}|plan",
                    "roles|{\"roles\":[\"king\"]}|roles",
                    "roles|{\"roles\":[]}|roles",
                    "roles|{\"roles\":[null]}|roles",
                    "roles|{}|roles",
                })
        void areToldWhatIsWrong(String call, String body, String field) {
            String id = register(Client.credentials(Client.newEmail(), Client.PASSWORD))
                    .json()
                    .at("/data/id")
                    .stringValue();

            Reply reply = operator().json("PUT", "/ops/accounts/" + id + "/" + call, body);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.detail(field)).isNotEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"nonsense", "acc_00000000000000000000000000"})
        void findOnlyAccountsThatAreThere(String id) {
            assertThat(operator()
                            .json("PUT", "/ops/accounts/" + id + "/plan", "{\"plan\":\"pro\"}")
                            .status())
                    .isEqualTo(404);
        }
    }
}
