package ai.extraly.contract.operation;

import ai.extraly.contract.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits to be handled.
 *
 * @param id for as long as it waits
 * @param group that could not handle it, as a path has it
 * @param sequence whose events wait one behind the other: the id of the document or account
 * @param eventSequence of the event within its document or account
 * @param cause null for an event that only waits behind another
 * @param payload digest of the event's payload as it is stored
 * @param following how many wait behind it
 */
public record DeadLetterView(
        String id,
        String group,
        String sequence,
        String event,
        long eventSequence,
        @Nullable String cause,
        Sha256 payload,
        Instant enqueuedAt,
        Instant lastTouched,
        int retries,
        long following) {}
