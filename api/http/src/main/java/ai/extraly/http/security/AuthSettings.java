package ai.extraly.http.security;

import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code extraly.auth}.
 *
 * @param jwtKey base64 of at least 32 bytes that sign access tokens; without it a key is derived from the secret of the deployment
 * @param tokenLifetime how long an access token is valid, unless it is revoked before
 */
@ConfigurationProperties("extraly.auth")
record AuthSettings(
        @Nullable String jwtKey, @DefaultValue("365d") Duration tokenLifetime) {
    private static final int SMALLEST_KEY = 32;

    AuthSettings {
        if (jwtKey != null && decoded(jwtKey).length < SMALLEST_KEY) {
            throw new IllegalArgumentException(
                    "extraly.auth.jwt-key must be base64 of at least " + SMALLEST_KEY + " bytes");
        }
        if (!tokenLifetime.isPositive()) {
            throw new IllegalArgumentException("extraly.auth.token-lifetime must be positive");
        }
    }

    private static byte[] decoded(String key) {
        return Base64.getDecoder().decode(key);
    }

    byte @Nullable [] key() {
        return jwtKey == null ? null : decoded(jwtKey);
    }

    /** The key is for nobody's eyes. */
    @Override
    public String toString() {
        return "AuthSettings[tokenLifetime=" + tokenLifetime + "]";
    }
}
