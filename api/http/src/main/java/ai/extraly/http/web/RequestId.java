package ai.extraly.http.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The name of a request, in its response, in the log and with every event that follows from it. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    static final String MDC_KEY = "requestId";

    private static final Pattern SANE = Pattern.compile("[!-~]{1,128}");

    private RequestId() {}

    public static String next() {
        return UUID.randomUUID().toString();
    }

    /** What the caller sent, if it may stand in a header and in a log; otherwise a new one. */
    static String of(@Nullable String sent) {
        return sent != null && SANE.matcher(sent).matches() ? sent : next();
    }

    /** Of the request that this thread answers, or a new one outside of any request. */
    public static String current() {
        String current = MDC.get(MDC_KEY);
        return current != null ? current : next();
    }
}
