package ai.extraly.http.error;

import ai.extraly.vault.ErasedException;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns whatever was thrown into the one envelope. Security and the filters come here too. */
@RestControllerAdvice
class ErrorAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> handle(ApiException error) {
        // What was decided on purpose has no cause, and in bad times there is much of it.
        if (error.code().status() >= 500 && error.getCause() != null) {
            LOG.warn("Answered with {}", error.code(), error);
        }
        HttpHeaders headers = new HttpHeaders();
        error.headers().forEach(headers::set);
        return ResponseEntity.status(error.code().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ErrorEnvelope.of(error));
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> handle(ErasedException gone) {
        return handle(ApiException.notFound("It was deleted."));
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> handle(AuthenticationException refused) {
        return handle(new ApiException(ErrorCode.UNAUTHORIZED, ErrorCode.UNAUTHORIZED.message()));
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> handle(AccessDeniedException refused) {
        return handle(new ApiException(ErrorCode.FORBIDDEN, ErrorCode.FORBIDDEN.message()));
    }

    /** Tomcat's, with what was sent in its message: nothing of it is for the log. */
    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> handle(InvalidParameterException undecodable) {
        return handle(new ApiException(
                ErrorCode.VALIDATION_ERROR, "The query, or the form in the body, is broken or not encoded in UTF-8."));
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> handle(HttpMediaTypeNotSupportedException unsupported) {
        return handle(new ApiException(
                ErrorCode.VALIDATION_ERROR, "Send a JSON object, with the header Content-Type: application/json."));
    }

    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> handle(HttpMessageNotReadableException unreadable) {
        return handle(
                unreadable.getCause() instanceof DatabindException mismatch
                                && !path(mismatch).isEmpty()
                        ? ApiException.invalid(path(mismatch), "It has the wrong type.")
                        : new ApiException(ErrorCode.VALIDATION_ERROR, "The body must be a JSON object."));
    }

    private static String path(JacksonException mismatch) {
        return mismatch.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    /** The caller went away: nobody reads an answer. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    void callerGone(IOException gone) {
        LOG.debug("The caller went away", gone);
    }

    /** Spring's own errors say their status, and headers such as Allow; the rest is unexpected. */
    @ExceptionHandler
    ResponseEntity<ErrorEnvelope> handle(Exception exception) {
        if (exception instanceof ErrorResponse known && known.getStatusCode().isError()) {
            return ResponseEntity.status(known.getStatusCode())
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(ErrorEnvelope.ofStatus(known.getStatusCode().value()));
        }
        LOG.error("Unexpected", exception);
        return ResponseEntity.status(ErrorCode.INTERNAL_ERROR.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(ErrorEnvelope.ofStatus(ErrorCode.INTERNAL_ERROR.status()));
    }
}
