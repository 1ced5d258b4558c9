package ai.extraly.vault.erasure;

/** The erasure ledger is not as it was written: an entry was altered, forged or cut out, or it belongs to another vault. */
public final class BrokenLedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenLedgerException(String message) {
        super(message);
    }
}
