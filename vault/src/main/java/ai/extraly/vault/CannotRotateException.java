package ai.extraly.vault;

/** The master key cannot be rotated now; the message is a sentence for the operator. */
public final class CannotRotateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotRotateException(String sentence) {
        super(sentence);
    }
}
