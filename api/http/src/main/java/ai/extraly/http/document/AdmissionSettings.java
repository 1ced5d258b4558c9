package ai.extraly.http.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code extraly.admission}.
 *
 * @param maxPending documents that may be pending or processing at once
 * @param maxPendingPerAccount how many of them may be one account's
 */
@ConfigurationProperties("extraly.admission")
record AdmissionSettings(
        @DefaultValue("10000") int maxPending,
        @DefaultValue("1000") int maxPendingPerAccount) {
    AdmissionSettings {
        if (maxPending < 1 || maxPendingPerAccount < 1) {
            throw new IllegalArgumentException(
                    "extraly.admission.max-pending and max-pending-per-account must be positive");
        }
    }
}
