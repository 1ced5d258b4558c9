package ai.extraly.http.limit;

import java.time.Duration;

/** Lets time pass. It holds a virtual thread and nothing else. */
@FunctionalInterface
public interface Pause {
    void take(Duration time) throws InterruptedException;
}
