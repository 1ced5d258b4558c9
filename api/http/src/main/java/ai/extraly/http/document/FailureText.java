package ai.extraly.http.document;

import ai.extraly.contract.document.FailureReason;

/** Says to the owner of a document why it could not be read. */
public final class FailureText {
    private FailureText() {}

    public static String of(FailureReason reason) {
        return switch (reason) {
            case CORRUPTED -> "The file is damaged and cannot be read.";
            case PASSWORD_PROTECTED -> "The file is locked. Submit it again together with its password.";
            case NO_TEXT_FOUND -> "No text was found on any page.";
            case UNSUPPORTED_LAYOUT -> "Nothing could be made of the layout. It is none that is understood yet.";
            case TOO_MANY_PAGES -> "The document has more pages than are accepted.";
            case TIMED_OUT -> "It took too long to read the document.";
        };
    }
}
