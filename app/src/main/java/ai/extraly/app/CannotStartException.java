package ai.extraly.app;

/** Why Extraly cannot start, in one sentence for whoever tried to start it. */
class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStartException(String sentence) {
        super(sentence);
    }
}
