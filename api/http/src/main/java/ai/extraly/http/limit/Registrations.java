package ai.extraly.http.limit;

import ai.extraly.http.error.ApiException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * How many accounts one address may try to open in an hour: each try costs a hash, and tells whether an address has an account. Each
 * node counts for itself.
 */
@Component
@EnableConfigurationProperties(RegistrationSettings.class)
public class Registrations {
    private final int perHour;
    private final Clock clock;
    private final Counts<String> counts;

    Registrations(RegistrationSettings settings, Clock clock) {
        this.perHour = settings.registrationsPerHour();
        this.clock = clock;
        this.counts = new Counts<>(Window.at(clock.instant()));
    }

    /** Counts one. @throws ApiException when there were too many */
    public void count(String address) {
        Instant now = clock.instant();
        Window window = Window.at(now);
        if (counts.count(address, window) > perHour) {
            throw ApiException.tooMany("Too many accounts were registered from your address.", window.left(now));
        }
    }
}
