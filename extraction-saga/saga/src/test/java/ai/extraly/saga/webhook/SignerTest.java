package ai.extraly.saga.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The secret, message and signature of the Standard Webhooks reference tests. */
    @Test
    void signsAsStandardWebhooksHasIt() {
        // given
        Signer signer = new Signer("xtr_live_key", List.of(SECRET));
        // when
        Map<String, String> headers = signer.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", BODY, AT);
        // then
        assertThat(headers)
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** Computed beside: {@code printf '{"test": 2432232314}' | openssl dgst -sha256 -hmac xtr_live_key}. */
    @Test
    void signsWithTheApiKeyAsDocumented() {
        // given
        Signer signer = new Signer("xtr_live_key", List.of(SECRET));
        // then
        assertThat(signer.headers("dlv", BODY, AT))
                .containsEntry(
                        "X-Extraly-Signature",
                        "sha256=74040fe78eb806b1fa0de226df8c9a422e3c59efbfaab44b5a945787835f6909")
                .containsEntry("X-Extraly-Delivery", "dlv")
                .containsEntry("X-Extraly-Timestamp", "1614265330")
                .containsEntry("Content-Type", "application/json");
    }

    @Test
    void signsWithBothSecretsWhileTheyOverlap() {
        // given
        Signer signer = new Signer("xtr_live_key", List.of(new byte[] {1}, SECRET));
        // then
        assertThat(signer.headers("msg_p5jXN8AQM9LWM0D4loKWxJek", BODY, AT).get("webhook-signature"))
                .matches("v1,\\S{44} v1,\\S{44}")
                .endsWith(" v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
