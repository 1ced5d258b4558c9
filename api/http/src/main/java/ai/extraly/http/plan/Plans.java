package ai.extraly.http.plan;

import ai.extraly.contract.account.PlanName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The plans of this deployment. */
@Component
@EnableConfigurationProperties(PlanSettings.class)
public class Plans {
    /** What an account gets that asks for nothing. */
    public static final PlanName DEFAULT = new PlanName("pro");

    private static final Plan CUSTOM = new Plan(true, 1_000, false);

    private final Map<PlanName, Plan> plans = new LinkedHashMap<>(
            Map.of(DEFAULT, new Plan(true, 1_000, true), new PlanName("free"), new Plan(false, 1_000, true)));

    Plans(PlanSettings settings) {
        if (settings.plans() != null) {
            settings.plans()
                    .forEach((name, terms) -> plans.merge(
                            new PlanName(name), terms.over(CUSTOM), (shipped, custom) -> terms.over(shipped)));
        }
    }

    public Optional<Plan> find(PlanName name) {
        return Optional.ofNullable(plans.get(name));
    }

    /** What each API key may send. One that is no longer configured allows what a plan does that does not say. */
    public int requestsPerHour(PlanName name) {
        return find(name).orElse(CUSTOM).requestsPerHour();
    }

    /** Whether this plan includes the API. One that is no longer configured includes nothing. */
    public boolean includesApi(PlanName name) {
        return find(name).filter(Plan::apiAccess).isPresent();
    }
}
