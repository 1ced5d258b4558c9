package ai.extraly.cli.terminal;

/** What went wrong, as one sentence for the person at the terminal. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A failure that ends the command with {@code sentence} and exit code 1. */
    public Failure(String sentence) {
        super(sentence);
    }
}
