package ai.extraly.http.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code extraly.plans.<name>}: further plans, and changes to those that are shipped.
 *
 * @param plans by name
 */
@ConfigurationProperties("extraly")
record PlanSettings(@Nullable Map<String, Terms> plans) {
    /** What is left out stays as shipped; for a plan of another name it is API access, 1,000 requests an hour, no self-service. */
    record Terms(
            @Nullable Boolean apiAccess,
            @Nullable Integer requestsPerHour,
            @Nullable Boolean selfService) {
        Terms {
            if (requestsPerHour != null && requestsPerHour < 1) {
                throw new IllegalArgumentException("extraly.plans.<name>.requests-per-hour must be positive");
            }
        }

        Plan over(Plan shipped) {
            return new Plan(
                    apiAccess != null ? apiAccess : shipped.apiAccess(),
                    requestsPerHour != null ? requestsPerHour : shipped.requestsPerHour(),
                    selfService != null ? selfService : shipped.selfService());
        }
    }
}
