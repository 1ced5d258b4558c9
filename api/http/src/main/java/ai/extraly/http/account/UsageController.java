package ai.extraly.http.account;

import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.http.account.ApiKeys.Listed;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.limit.RequestWindows;
import ai.extraly.http.limit.Window;
import ai.extraly.http.plan.Plans;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much of this hour's requests each API key has used. */
@RestController
class UsageController {
    private final ApiKeys keys;
    private final RequestWindows windows;
    private final Plans plans;
    private final Clock clock;

    UsageController(ApiKeys keys, RequestWindows windows, Plans plans, Clock clock) {
        this.keys = keys;
        this.windows = windows;
        this.plans = plans;
        this.clock = clock;
    }

    /** Keys that were revoked send nothing any more and are left out. */
    @GetMapping("/api/v1/usage")
    @Operation(
            operationId = "getUsage",
            tags = "API keys",
            summary = "See what was used",
            description = "How many of this hour's requests each key has used.")
    @ApiResponse(responseCode = "200", description = "The keys and their counts.", useReturnTypeSchema = true)
    Data<UsageData> usage(@AuthenticationPrincipal AccountHolder caller) {
        Window window = Window.at(clock.instant());
        PlanName plan = caller.account().plan();
        int limit = plans.requestsPerHour(plan);
        List<Listed> listed = keys.list(caller).stream()
                .filter(key -> key.revokedAt() == null)
                .toList();
        Map<ApiKeyId, Long> counted = counted(listed, window);
        return new Data<>(new UsageData(
                plan,
                limit,
                new WindowData(window.from(), window.to()),
                listed.stream()
                        .map(key -> KeyData.of(key, counted.getOrDefault(key.id(), 0L), limit))
                        .toList()));
    }

    private Map<ApiKeyId, Long> counted(List<Listed> listed, Window window) {
        try {
            return windows.counted(listed.stream().map(Listed::id).toList(), window);
        } catch (RuntimeException e) {
            throw ApiException.unavailable(e);
        }
    }

    /** @param limit requests an hour, of each key */
    record UsageData(PlanName plan, int limit, WindowData window, List<KeyData> keys) {}

    record WindowData(Instant from, Instant to) {}

    /** @param used requests that were answered; those beyond the limit do not count */
    record KeyData(ApiKeyId id, String name, long used, long remaining) {
        static KeyData of(Listed key, long counted, int limit) {
            long used = Math.min(counted, limit);
            return new KeyData(key.id(), key.name(), used, limit - used);
        }
    }
}
