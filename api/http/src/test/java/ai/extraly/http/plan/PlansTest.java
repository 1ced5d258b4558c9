package ai.extraly.http.plan;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.account.PlanName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PlansTest {
    private static Plans configured(Map<String, String> properties) {
        return new Plans(
                new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("extraly", PlanSettings.class));
    }

    @Test
    void areFreeAndProWhenNothingIsConfigured() {
        Plans plans = configured(Map.of());

        assertThat(plans.find(new PlanName("pro"))).hasValue(new Plan(true, 1_000, true));
        assertThat(plans.find(new PlanName("free"))).hasValue(new Plan(false, 1_000, true));
        assertThat(plans.find(new PlanName("gold"))).isEmpty();
    }

    @Test
    void mayBeChangedInPart() {
        Plans plans = configured(Map.of(
                "extraly.plans.free.self-service", "false",
                "extraly.plans.pro.requests-per-hour", "5"));

        assertThat(plans.find(new PlanName("pro"))).hasValue(new Plan(true, 5, true));
        assertThat(plans.find(new PlanName("free"))).hasValue(new Plan(false, 1_000, false));
    }

    @Test
    void mayBeAdded() {
        Plans plans = configured(Map.of("extraly.plans.archive.requests-per-hour", "10"));

        assertThat(plans.find(new PlanName("archive"))).hasValue(new Plan(true, 10, false));
    }

    @Test
    void includeNothingWhenTheyAreNotConfigured() {
        assertThat(configured(Map.of()).includesApi(new PlanName("gold"))).isFalse();
    }
}
