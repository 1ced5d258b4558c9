package ai.extraly.vault;

import org.jspecify.annotations.Nullable;

/** The vault cannot start: its master key is missing, malformed or not its own. The message is one sentence for the operator. */
public final class MasterKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MasterKeyException(String message) {
        this(message, null);
    }

    MasterKeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
