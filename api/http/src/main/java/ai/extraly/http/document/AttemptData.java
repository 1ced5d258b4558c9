package ai.extraly.http.document;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.query.AttemptView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt at reading a document, in an answer. */
record AttemptData(
        int run,
        int attempt,
        int starts,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable FailureReason reason,
        @Nullable EngineVersion engine) {
    static AttemptData of(AttemptView view) {
        return new AttemptData(
                view.run(),
                view.attempt(),
                view.starts(),
                view.requestedAt(),
                view.startedAt(),
                view.endedAt(),
                view.failure(),
                view.engine());
    }
}
