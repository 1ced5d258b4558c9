package ai.extraly.engine.guard;

/** A document that cannot be read, and why. */
public final class Refused extends Exception {

    public enum Why {
        CORRUPTED,
        /** A picture of more pixels than are decoded. */
        TOO_LARGE,
        PASSWORD_PROTECTED,
        TOO_MANY_PAGES,
        TIMED_OUT
    }

    private final Why why;

    public Refused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Refused(Why why, Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
