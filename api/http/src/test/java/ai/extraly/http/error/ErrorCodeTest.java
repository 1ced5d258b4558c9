package ai.extraly.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {
    @ParameterizedTest
    @CsvSource({
        "400,VALIDATION_ERROR",
        "401,UNAUTHORIZED",
        "403,FORBIDDEN",
        "404,NOT_FOUND",
        "405,METHOD_NOT_ALLOWED",
        "409,CONFLICT",
        "413,FILE_TOO_LARGE",
        "414,VALIDATION_ERROR",
        "415,UNSUPPORTED_FORMAT",
        "422,PROCESSING_ERROR",
        "429,RATE_LIMITED",
        "431,VALIDATION_ERROR",
        "500,INTERNAL_ERROR",
        "501,INTERNAL_ERROR",
        "503,SERVICE_UNAVAILABLE",
        "505,INTERNAL_ERROR"
    })
    void isKnownByItsStatus(int status, ErrorCode code) {
        assertThat(ErrorCode.ofStatus(status)).isEqualTo(code);
    }
}
