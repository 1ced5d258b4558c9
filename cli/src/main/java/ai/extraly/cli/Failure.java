package ai.extraly.cli;

/** What went wrong, as one sentence for the person at the terminal. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String sentence) {
        super(sentence);
    }
}
