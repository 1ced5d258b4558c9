package ai.extraly.http.error;

import ai.extraly.http.web.ApiJson;
import ai.extraly.http.web.BrowserRules;
import ai.extraly.http.web.RequestId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tomcat's own errors, for requests that never reached a filter: a broken request line, a header that is too large. */
public final class EnvelopeValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = status(response);
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (response.getHeader(RequestId.HEADER) == null) {
            response.setHeader(RequestId.HEADER, RequestId.next());
        }
        BrowserRules.on(response);
        try {
            response.setStatus(status);
            response.setContentType("application/json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(ApiJson.MAPPER.writeValueAsString(ErrorEnvelope.ofStatus(status)));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The caller went away before its error could be told", e);
        }
    }

    /** A version or a transfer coding that we do not speak is the caller's mistake, not ours. */
    private static int status(Response response) {
        return switch (response.getStatus()) {
            case HttpServletResponse.SC_NOT_IMPLEMENTED, HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED ->
                HttpServletResponse.SC_BAD_REQUEST;
            default -> response.getStatus();
        };
    }
}
