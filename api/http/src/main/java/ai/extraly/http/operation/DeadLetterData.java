package ai.extraly.http.operation;

import ai.extraly.contract.operation.DeadLetterView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is printed.
 *
 * @param cause null when it only waits behind another
 */
@Schema(name = "DeadLetter")
record DeadLetterData(
        @Schema(pattern = "^[0-9a-f]{24}$") String id,
        String group,
        String sequence,
        String event,
        long eventSequence,
        @Nullable String cause,

        @Schema(pattern = "^[0-9a-f]{64}$", description = "SHA-256 of the event's payload as it is stored.")
        String payloadSha256,

        Instant enqueuedAt,
        Instant lastTouched,
        int retries,
        long following) {
    static DeadLetterData of(DeadLetterView view) {
        return new DeadLetterData(
                view.id(),
                view.group(),
                view.sequence(),
                view.event(),
                view.eventSequence(),
                view.cause(),
                view.payload().hex(),
                view.enqueuedAt(),
                view.lastTouched(),
                view.retries(),
                view.following());
    }
}
