package ai.extraly.http.webhook;

import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.query.TryWebhook;
import ai.extraly.contract.document.query.WebhookTrial;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.error.FieldErrors;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets somebody see whether his receiver understands us. */
@RestController
@RequestMapping("/api/v1/webhooks")
class TrialsController {
    /** What a receiver is given. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String URL = "url";

    private final CallableUrls callable;
    private final Queries queries;

    TrialsController(CallableUrls callable, Queries queries) {
        this.callable = callable;
        this.queries = queries;
    }

    /** Posts a signed example once, and says what became of it: a receiver that fails is an answer, not an error. */
    @PostMapping("/test")
    @Operation(
            operationId = "testWebhook",
            tags = "Webhooks",
            summary = "Try a receiver",
            description =
                    "Posts a signed example to a URL, once, and says what became of it. The document in it does not exist; its `metadata` is `{\"example\":true}`.")
    @ApiResponse(responseCode = "200", description = "What became of it.", useReturnTypeSchema = true)
    @Refuses(ErrorCode.VALIDATION_ERROR)
    Data<TrialData> attempt(@AuthenticationPrincipal ApiClient caller, @RequestBody Receiver sent) {
        FieldErrors errors = new FieldErrors();
        String url = sent.url() == null ? "" : sent.url();
        if (url.isEmpty()) {
            errors.add(URL, "The url field is required.");
        } else {
            callable.objection(url).ifPresent(objection -> errors.add(URL, objection));
        }
        errors.throwIfAny();
        return new Data<>(
                queries.find(new TryWebhook(caller.accountId(), caller.apiKeyId(), url), WebhookTrial.class, PATIENCE)
                        .map(TrialData::of)
                        .orElseThrow(() -> ApiException.unavailable(new IllegalStateException(
                                "Nobody signs for " + caller.accountId() + " at the moment"))));
    }

    record Receiver(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "An absolute http or https URL that is publicly reachable.")
            @Nullable
            String url) {
        /** It may be a secret between its owner and the receiver. */
        @Override
        public String toString() {
            return "Receiver";
        }
    }

    /**
     * What became of it.
     *
     * @param status the receiver's; null when it gave none
     * @param reason why it did not succeed; null when it did
     */
    record TrialData(
            boolean delivered,
            @Nullable Integer status,
            @Nullable WebhookFailure reason,
            long durationMs) {
        static TrialData of(WebhookTrial trial) {
            return new TrialData(trial.failure() == null, trial.status(), trial.failure(), trial.millis());
        }
    }
}
