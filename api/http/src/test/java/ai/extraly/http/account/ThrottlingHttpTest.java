package ai.extraly.http.account;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@HttpTest
@TestPropertySource(properties = {"extraly.auth.registrations-per-hour=3", "extraly.trusted-proxies=127.0.0.0/8,::1"})
class ThrottlingHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    HandClock clock;

    private String email;

    @BeforeEach
    void aNewHour() {
        clock.advance(Duration.ofHours(2));
        email = Client.newEmail();
        register(from("192.0.2.1"), email);
    }

    private Client from(String address) {
        return Client.anonymous(port).with("X-Forwarded-For", address);
    }

    private static Reply register(Client client, String email) {
        return client.json("POST", "/auth/register", Client.credentials(email, Client.PASSWORD));
    }

    private Reply login(Client client, String password) {
        return client.json("POST", "/auth/login", Client.credentials(email, password));
    }

    @Test
    void anAddressRegistersOnlySoManyAccountsAnHour() {
        // given
        Client client = from("198.51.100.1");
        IntStream.range(0, 3)
                .forEach(number ->
                        assertThat(register(client, Client.newEmail()).status()).isEqualTo(201));

        // when
        Reply refused = register(client, Client.newEmail());

        // then
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.error()).isEqualTo("RATE_LIMITED");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 3_600L);
        assertThat(register(from("198.51.100.2"), Client.newEmail()).status()).isEqualTo(201);
    }

    @Test
    void whatIsWrongAnywayIsNotCounted() {
        // given
        Client client = from("198.51.100.1");
        IntStream.range(0, 10).forEach(number -> client.json("POST", "/auth/register", "{\"email\":\"none\"}"));

        // then
        assertThat(register(client, Client.newEmail()).status()).isEqualTo(201);
    }

    @Test
    void whoGuessesWaitsLongerAndLongerAndTheOwnerStillGetsIn() {
        // given
        Instant before = clock.instant();
        IntStream.range(0, 20)
                .forEach(number -> assertThat(login(from("198.51.100." + number), "wrong password")
                                .status())
                        .isEqualTo(401));
        assertThat(Duration.between(before, clock.instant())).isGreaterThan(Duration.ofSeconds(20));

        // when
        before = clock.instant();
        Reply in = login(from("203.0.113.1"), Client.PASSWORD);

        // then
        assertThat(in.status()).isEqualTo(200);
        assertThat(Duration.between(before, clock.instant())).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whoGuessesWithAStolenTokenWaitsAsWhoLogsIn() {
        // given
        Client stolen = from("198.51.100.1").loggedIn(email, Client.PASSWORD);
        Instant before = clock.instant();

        // when
        IntStream.range(0, 10).forEach(number -> {
            Client thief = stolen.without("X-Forwarded-For").with("X-Forwarded-For", "198.51.100." + number);
            assertWrong(thief.json(
                    "PUT", "/auth/password", "{\"current\":\"wrong password\",\"new\":\"another good password\"}"));
            assertWrong(thief.json("DELETE", "/account", "{\"password\":\"wrong password\"}"));
        });

        // then
        assertThat(Duration.between(before, clock.instant())).isGreaterThan(Duration.ofSeconds(20));
        before = clock.instant();
        assertThat(login(from("203.0.113.1"), "wrong password").status()).isEqualTo(401);
        assertThat(Duration.between(before, clock.instant()))
                .as("one count for all")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    private static void assertWrong(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
    }
}
