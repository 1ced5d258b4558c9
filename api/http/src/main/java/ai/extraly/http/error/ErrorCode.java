package ai.extraly.http.error;

/** The documented error codes, each with its status. */
public enum ErrorCode {
    VALIDATION_ERROR(400, "The request is not valid."),
    UNAUTHORIZED(401, "Missing or invalid authentication credentials."),
    FORBIDDEN(403, "You may not do this."),
    NOT_FOUND(404, "There is nothing here."),
    METHOD_NOT_ALLOWED(405, "This resource does not support the method."),
    CONFLICT(409, "The resource is in a state that does not allow this."),
    FILE_TOO_LARGE(413, "The request is larger than what is accepted."),
    UNSUPPORTED_FORMAT(415, "The format is not supported."),
    PROCESSING_ERROR(422, "The document could not be processed."),
    RATE_LIMITED(429, "Too many requests. Slow down."),
    INTERNAL_ERROR(500, "Something went wrong on our side. If it persists, tell us the X-Request-Id of this response."),
    SERVICE_UNAVAILABLE(503, "The service cannot answer at the moment. Try again soon.");

    private final int status;
    private final String message;

    ErrorCode(int status, String message) {
        this.status = status;
        this.message = message;
    }

    /** The code of an error that is known by its status alone. */
    static ErrorCode ofStatus(int status) {
        for (ErrorCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return status < 500 ? VALIDATION_ERROR : INTERNAL_ERROR;
    }

    public int status() {
        return status;
    }

    /** What to say when there is nothing more precise to say. */
    public String message() {
        return message;
    }
}
