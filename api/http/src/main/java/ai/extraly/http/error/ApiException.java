package ai.extraly.http.error;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with one of the documented errors. Its text is meant for the caller. */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String text;
    private final transient Map<String, List<String>> details;
    private final transient Map<String, String> headers;

    public ApiException(ErrorCode code, String text) {
        this(code, text, Map.of(), Map.of());
    }

    private ApiException(ErrorCode code, String text, Map<String, List<String>> details, Map<String, String> headers) {
        super(code + ": " + text);
        this.code = code;
        this.text = text;
        this.details = details;
        this.headers = headers;
    }

    /** One field is wrong. */
    public static ApiException invalid(String field, String text) {
        return invalid(Map.of(field, List.of(text)));
    }

    /** Several fields are wrong; the first message speaks for all. */
    static ApiException invalid(Map<String, List<String>> details) {
        return new ApiException(
                ErrorCode.VALIDATION_ERROR,
                details.values().iterator().next().getFirst(),
                new LinkedHashMap<>(details),
                Map.of());
    }

    public static ApiException notFound(String text) {
        return new ApiException(ErrorCode.NOT_FOUND, text);
    }

    public static ApiException conflict(String text) {
        return new ApiException(ErrorCode.CONFLICT, text);
    }

    /** The caller asks for more than its share. */
    public static ApiException tooMany(String text, Duration wait) {
        return later(ErrorCode.RATE_LIMITED, text, wait);
    }

    /** There is too much to do already. */
    public static ApiException overloaded(String text, Duration wait) {
        return later(ErrorCode.SERVICE_UNAVAILABLE, text, wait);
    }

    private static ApiException later(ErrorCode code, String text, Duration wait) {
        return new ApiException(code, text, Map.of(), Map.of("Retry-After", String.valueOf(wholeSeconds(wait))));
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** A room of the house does not answer. What happened is for the log, not for the caller. */
    public static ApiException unavailable(Throwable cause) {
        ApiException error = new ApiException(
                ErrorCode.SERVICE_UNAVAILABLE,
                ErrorCode.SERVICE_UNAVAILABLE.message(),
                Map.of(),
                Map.of("Retry-After", "5"));
        error.initCause(cause);
        return error;
    }

    public ErrorCode code() {
        return code;
    }

    String text() {
        return text;
    }

    Map<String, List<String>> details() {
        return details;
    }

    Map<String, String> headers() {
        return headers;
    }
}
