package ai.extraly.contract.document.query;

import ai.extraly.contract.document.WebhookFailure;
import org.jspecify.annotations.Nullable;

/**
 * What became of a trial.
 *
 * @param failure null when it was accepted
 * @param status null when the receiver did not answer
 */
public record WebhookTrial(
        @Nullable WebhookFailure failure, @Nullable Integer status, long millis) {}
