package ai.extraly.http.account;

import java.security.SecureRandom;
import java.util.Base64;

/** What an account's webhooks are signed with, in the form of Standard Webhooks: {@code whsec_} and base64 of 32 random bytes. */
record WebhookSecret(String value) {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
