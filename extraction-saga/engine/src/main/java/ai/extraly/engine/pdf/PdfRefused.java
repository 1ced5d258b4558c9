package ai.extraly.engine.pdf;

/** A PDF that cannot be read, and why. */
public final class PdfRefused extends Exception {

    public enum Why {
        CORRUPTED,
        PASSWORD_PROTECTED,
        TOO_MANY_PAGES,
        TIMED_OUT
    }

    private final Why why;

    PdfRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    PdfRefused(Why why, Throwable cause) {
        super(why.name(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
