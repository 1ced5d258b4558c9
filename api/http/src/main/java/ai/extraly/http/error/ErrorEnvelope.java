package ai.extraly.http.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/** The body of every error response. */
public record ErrorEnvelope(Failure error) {
    /**
     * What went wrong.
     *
     * @param details what was wrong with each field; left out when no field was wrong
     */
    @JsonPropertyOrder({"code", "message", "details"})
    public record Failure(
            ErrorCode code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> details) {}

    static ErrorEnvelope of(ApiException error) {
        return new ErrorEnvelope(new Failure(error.code(), error.text(), error.details()));
    }

    /** An error of which only the status is known. */
    static ErrorEnvelope ofStatus(int status) {
        ErrorCode code = ErrorCode.ofStatus(status);
        return new ErrorEnvelope(new Failure(code, code.message(), Map.of()));
    }
}
