package ai.extraly.vault;

import ai.extraly.contract.id.DataKeyId;

/** A ciphertext does not open with its key: it was altered, or it was sealed under another key or for another purpose. */
public final class TamperedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TamperedException(DataKeyId key, Throwable cause) {
        super("A ciphertext under " + key + " was altered or does not belong there", cause);
    }
}
