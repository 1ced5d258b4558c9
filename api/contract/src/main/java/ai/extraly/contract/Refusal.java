package ai.extraly.contract;

/**
 * Why a command was refused. It travels as data, in the details of the exception, because exception classes do not survive the way
 * between two nodes.
 */
public enum Refusal {
    DOCUMENT_UNKNOWN("There is no such document."),
    DOCUMENT_BUSY("The document is still being processed. Wait until it is completed or failed."),
    DOCUMENT_EXISTS("This document was already submitted."),
    NO_RESULTS("The document has no results: it is not completed."),
    RESULTS_CHANGED("The results were changed at the same moment. Look at them again."),
    CORRECTED_TOO_OFTEN("The document was corrected a thousand times, which is as often as can be."),
    DELIVERY_UNKNOWN("There is no such delivery."),
    DELIVERY_BUSY("This delivery is still under way. Wait until it is delivered or abandoned."),
    ACCOUNT_UNKNOWN("There is no such account."),
    EMAIL_TAKEN("An account with this e-mail address exists already."),
    API_KEY_UNKNOWN("There is no such API key."),
    PROJECTION_UNKNOWN("There is no such projection."),
    REBUILD_UNKNOWN("There is no such rebuild."),
    REBUILD_RUNNING("This projection is being rebuilt or verified. Wait until that is over, or cancel it."),
    REBUILD_OVER("This rebuild is over.");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}
