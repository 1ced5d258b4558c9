package ai.extraly.contract.document.query;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at reading a document.
 *
 * @param starts how often it was started; above 1 when a worker vanished
 * @param startedAt when it was last started; null while it waits
 * @param endedAt null until it succeeded or failed
 * @param failure null unless it failed
 * @param engine null until it ended, and where the worker vanished
 */
public record AttemptView(
        int run,
        int attempt,
        int starts,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable FailureReason failure,
        @Nullable EngineVersion engine) {}
