package ai.extraly.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.query.WebhookTrial;
import ai.extraly.contract.webhook.NamesInMemory;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Reply;
import ai.extraly.http.house.WebhooksInMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class TrialsHttpTest {
    private static final String URL = "https://receiver.example/hook";

    @LocalServerPort
    int port;

    @Autowired
    WebhooksInMemory webhooks;

    @Autowired
    NamesInMemory names;

    private Client client;

    @BeforeEach
    void register() {
        client = Client.registered(port);
        names.put("receiver.example", "93.184.216.34");
    }

    private Reply attempt(String body) {
        return client.json("POST", "/webhooks/test", body);
    }

    private Reply attemptAt(String url) {
        return attempt("{\"url\":\"" + url + "\"}");
    }

    @Test
    void tellHowTheReceiverAnswered() {
        // given
        webhooks.trial(URL, new WebhookTrial(null, 204, 120));

        // when
        Reply reply = attemptAt(URL);

        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo("{\"data\":{\"delivered\":true,\"status\":204,\"reason\":null,\"duration_ms\":120}}");
        assertThat(webhooks.tried()).anySatisfy(query -> assertThat(query.url()).isEqualTo(URL));
    }

    @Test
    void tellWhyTheReceiverDidNotAnswer() {
        // given
        webhooks.trial(URL + "/2", new WebhookTrial(WebhookFailure.TLS_FAILED, null, 35));

        // then
        assertThat(attemptAt(URL + "/2").text())
                .isEqualTo(
                        "{\"data\":{\"delivered\":false,\"status\":null,\"reason\":\"tls_failed\",\"duration_ms\":35}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":null}",
                "{\"url\":\"\"}",
                "{\"url\":\"nonsense\"}",
                "{\"url\":\"http://127.0.0.1/\"}",
                "{\"url\":\"http://2852039166/\"}",
                "{\"url\":\"https://a:b@receiver.example/\"}",
                "{\"url\":\"http://metadata.example/\"}"
            })
    void wantAUrlThatMayBeCalled(String body) {
        // given
        names.put("metadata.example", "93.184.216.34 169.254.169.254");
        int before = webhooks.tried().size();

        // when
        Reply reply = attempt(body);

        // then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail("url")).isNotEmpty();
        assertThat(webhooks.tried()).hasSize(before);
    }

    @Test
    void areUnavailableWhileNobodySigns() {
        Reply reply = attemptAt(URL + "/nobody");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.error()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    @Test
    void wantATokenAndAKey() {
        String body = "{\"url\":\"" + URL + "\"}";

        assertThat(client.without("X-API-Key")
                        .json("POST", "/webhooks/test", body)
                        .status())
                .isEqualTo(401);
        assertThat(client.without("Authorization")
                        .json("POST", "/webhooks/test", body)
                        .status())
                .isEqualTo(401);
    }
}
