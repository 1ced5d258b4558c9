package ai.extraly.http.operation;

import ai.extraly.contract.operation.Obstacle;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What stood in an operation's way, as an error of the API. */
final class Obstacles {
    private Obstacles() {}

    static void throwIfAny(@Nullable Obstacle obstacle) {
        if (obstacle != null) {
            throw new ApiException(code(obstacle), obstacle.message());
        }
    }

    private static ErrorCode code(Obstacle obstacle) {
        return switch (obstacle) {
            case PROCESSOR_UNKNOWN, SEGMENT_UNKNOWN, LETTER_UNKNOWN -> ErrorCode.NOT_FOUND;
            case SEGMENT_NOT_HANDLED, ONLY_SEGMENT, SEGMENTS_MOVED, LETTER_BUSY, NOBODY_TO_RETRY -> ErrorCode.CONFLICT;
        };
    }
}
