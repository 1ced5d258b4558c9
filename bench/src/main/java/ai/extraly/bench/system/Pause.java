package ai.extraly.bench.system;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Between one look at a running system and the next. */
public final class Pause {
    private Pause() {}

    /** Comes back after {@code time}. @throws java.io.InterruptedIOException when it is interrupted; the thread stays so */
    public static void of(Duration time) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw RunningExtraly.interrupted(e);
        }
    }
}
