package ai.extraly.vault;

import ai.extraly.contract.id.DataKeyId;

/** The key is gone, and with it everything that it closed: the document or account was erased. */
public final class ErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ErasedException(DataKeyId key) {
        super("Nothing is left under " + key);
    }
}
