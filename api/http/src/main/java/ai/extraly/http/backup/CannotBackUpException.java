package ai.extraly.http.backup;

/** No backup can be made now; the message is a sentence for the operator. */
public final class CannotBackUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotBackUpException(String sentence) {
        super(sentence);
    }
}
