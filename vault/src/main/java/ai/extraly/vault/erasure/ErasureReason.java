package ai.extraly.vault.erasure;

import java.util.Locale;

/** Why a key was destroyed. The names are stored: they stay. */
public enum ErasureReason {
    DOCUMENT_DELETED,
    ACCOUNT_DELETED,
    /** What was stored under it never became a document or an account. */
    NEVER_USED;

    /** As it is printed. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
