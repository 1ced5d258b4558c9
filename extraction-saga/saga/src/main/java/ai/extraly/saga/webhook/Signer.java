package ai.extraly.saga.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent, in two ways: with the API key, as documented from the beginning, and with the account's own secrets, as
 * <a href="https://www.standardwebhooks.com">Standard Webhooks</a> has it, which a receiver can trust to be fresh as well.
 *
 * @param apiKey as its owner sends it
 * @param webhookSecrets keys of the account's secrets that are valid; each makes a signature of its own
 */
record Signer(String apiKey, List<byte[]> webhookSecrets) {
    private static final String HMAC_SHA256 = "HmacSHA256";

    /** The headers of one attempt. */
    Map<String, String> headers(String delivery, byte[] body, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Extraly-Signature", "sha256=" + HexFormat.of().formatHex(hmac(ascii(apiKey), body)));
        headers.put("X-Extraly-Delivery", delivery);
        headers.put("X-Extraly-Timestamp", timestamp);
        headers.put("webhook-id", delivery);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", signatures(delivery, timestamp, body));
        return headers;
    }

    private String signatures(String delivery, String timestamp, byte[] body) {
        byte[] head = ascii(delivery + "." + timestamp + ".");
        return webhookSecrets.stream()
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(secret, head, body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[]... message) {
        try {
            Mac mac = Mac.getInstance(HMAC_SHA256);
            mac.init(new SecretKeySpec(key, HMAC_SHA256));
            for (byte[] part : message) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    /** The secrets are for nobody's eyes. */
    @Override
    public String toString() {
        return "Signer";
    }
}
