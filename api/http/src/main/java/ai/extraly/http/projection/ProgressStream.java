package ai.extraly.http.projection;

import ai.extraly.contract.projection.RebuildStatus;
import ai.extraly.contract.projection.RebuildView;
import ai.extraly.http.web.ApiJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Server-sent events: how a rebuild stands, each second, until it is over, its reader goes or this node is to stop. Nor does one last
 * for ever, because who may read it is asked at its beginning only; readers of such streams come back by themselves.
 */
@Component
class ProgressStream {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MOST = 300;

    private final CountDownLatch stopped = new CountDownLatch(1);

    void write(RebuildView first, Supplier<RebuildView> next, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        RebuildView rebuild = first;
        for (int number = 1; number <= MOST; number++) {
            response.getOutputStream().write(event(rebuild));
            response.flushBuffer();
            if (rebuild.status() != RebuildStatus.RUNNING || isStopped()) {
                return;
            }
            rebuild = next.get();
        }
    }

    private static byte[] event(RebuildView rebuild) {
        return ("event: rebuild\ndata: " + ApiJson.MAPPER.writeValueAsString(RebuildData.of(rebuild)) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** After a second at the latest. */
    private boolean isStopped() {
        try {
            return stopped.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The context says so before it stops anything. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped.countDown();
    }
}
