package ai.extraly.http.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code extraly.auth}, as far as it is about registering.
 *
 * @param registrationsPerHour from one address
 */
@ConfigurationProperties("extraly.auth")
record RegistrationSettings(@DefaultValue("100") int registrationsPerHour) {
    RegistrationSettings {
        if (registrationsPerHour < 1) {
            throw new IllegalArgumentException("extraly.auth.registrations-per-hour must be positive");
        }
    }
}
