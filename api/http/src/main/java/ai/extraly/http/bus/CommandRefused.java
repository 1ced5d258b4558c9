package ai.extraly.http.bus;

import ai.extraly.contract.Refusal;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;

/** A command, or a question, was decided against: it is certain that it changed nothing. */
public final class CommandRefused extends ApiException {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    CommandRefused(Refusal refusal) {
        super(code(refusal), refusal.message());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    private static ErrorCode code(Refusal refusal) {
        return switch (refusal) {
            case DOCUMENT_UNKNOWN,
                    DELIVERY_UNKNOWN,
                    ACCOUNT_UNKNOWN,
                    API_KEY_UNKNOWN,
                    PROJECTION_UNKNOWN,
                    REBUILD_UNKNOWN -> ErrorCode.NOT_FOUND;
            case DOCUMENT_BUSY,
                    NO_RESULTS,
                    RESULTS_CHANGED,
                    CORRECTED_TOO_OFTEN,
                    DELIVERY_BUSY,
                    DOCUMENT_EXISTS,
                    EMAIL_TAKEN,
                    REBUILD_RUNNING,
                    REBUILD_OVER -> ErrorCode.CONFLICT;
        };
    }
}
