package ai.extraly.http.account;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.account.command.RotateWebhookSecret;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.HandClock;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Reply;
import ai.extraly.http.house.WebhooksInMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class WebhookSecretHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    WebhooksInMemory webhooks;

    @Autowired
    HandClock clock;

    private Client client;

    @BeforeEach
    void register() {
        client = Client.registered(port).without("X-API-Key");
    }

    private Reply rotate() {
        return client.json("POST", "/webhook-secret/rotate", "");
    }

    @Test
    void isShownWhenItIsMade() {
        // when
        Reply reply = rotate();

        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/data").propertyNames()).containsExactly("secret", "previous_valid_until");
        String secret = reply.json().at("/data/secret").stringValue();
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
        Instant until =
                Instant.parse(reply.json().at("/data/previous_valid_until").stringValue());
        assertThat(until)
                .isBetween(
                        clock.instant()
                                .plus(Duration.ofHours(24))
                                .minusSeconds(60)
                                .truncatedTo(ChronoUnit.SECONDS),
                        clock.instant().plus(Duration.ofHours(24)));
        assertThat(reply.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void isAnotherEachTimeAndGoesOnSealed() {
        // when
        String first = rotate().json().at("/data/secret").stringValue();
        String second = rotate().json().at("/data/secret").stringValue();

        // then
        assertThat(first).isNotEqualTo(second);
        assertThat(webhooks.rotations())
                .extracting(RotateWebhookSecret::secret)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(secret -> assertThat(secret.ciphertext()).doesNotContain("whsec_"));
    }

    @Test
    void isForWhoeverHasAToken() {
        assertThat(Client.anonymous(port)
                        .json("POST", "/webhook-secret/rotate", "")
                        .status())
                .isEqualTo(401);
    }
}
