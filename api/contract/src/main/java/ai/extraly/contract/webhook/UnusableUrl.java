package ai.extraly.contract.webhook;

/** Why a text is not the URL of a webhook. The message is meant for whoever gave it. */
public final class UnusableUrl extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    UnusableUrl(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
