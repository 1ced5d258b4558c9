package ai.extraly.engine.guard;

import java.time.Duration;

/** When to stop. Checked between operators and lines, because a content stream of a few bytes can ask for hours. */
public final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public void check() {
        if (System.nanoTime() - end > 0) {
            throw new Passed();
        }
    }

    /** The time is over; whoever opened the document turns this into a {@link Refused}. */
    public static final class Passed extends RuntimeException {
        Passed() {
            super("The time for this document has passed.");
        }
    }
}
