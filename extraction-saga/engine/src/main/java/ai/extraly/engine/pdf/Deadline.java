package ai.extraly.engine.pdf;

import java.time.Duration;

/** When to stop. Checked among operators, because a content stream of a few bytes can ask for hours. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    void check() {
        if (System.nanoTime() - end > 0) {
            throw new Passed();
        }
    }

    static final class Passed extends RuntimeException {
        Passed() {
            super("The time for this document has passed.");
        }
    }
}
