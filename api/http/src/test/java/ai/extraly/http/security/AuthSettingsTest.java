package ai.extraly.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuthSettingsTest {
    private static final String SECRET = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

    @Test
    void wantAKeyOf32BytesOrNone() {
        assertThat(new AuthSettings(SECRET, Duration.ofDays(1)).key()).hasSize(32);
        assertThat(new AuthSettings(null, Duration.ofDays(1)).key()).isNull();
        assertThatThrownBy(() -> new AuthSettings("c2hvcnQ=", Duration.ofDays(1)))
                .hasMessageContaining("extraly.auth.jwt-key");
        assertThatThrownBy(() -> new AuthSettings("not base64!", Duration.ofDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wantALifetime() {
        assertThatThrownBy(() -> new AuthSettings(null, Duration.ZERO)).hasMessageContaining("token-lifetime");
    }

    @Test
    void keepTheirSecret() {
        assertThat(new AuthSettings(SECRET, Duration.ofDays(1)).toString()).doesNotContain(SECRET);
    }
}
