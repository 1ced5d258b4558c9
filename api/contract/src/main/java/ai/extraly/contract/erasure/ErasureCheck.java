package ai.extraly.contract.erasure;

import java.time.Instant;

/**
 * One place where something readable could be left.
 *
 * @param place where it was looked for, for people
 * @param looked how many things were looked for or tried to be opened
 * @param found how many of them were there or could be opened
 */
public record ErasureCheck(Subject subject, String place, int looked, int found, Instant at) {
    /** What was looked for. */
    public enum Subject {
        /** The document's key in the vault. */
        KEY,
        /** Content under that key. */
        CONTENT,
        /** Sealed fields in its events, each of which was tried. */
        SEALED_FIELDS,
        /** Fields in the rows of read models beyond those of the empty row that a deleted document leaves. */
        READ_MODEL,
        /** Its entry in the erasure ledger, which has to be there: here nothing found is what is wrong. */
        LEDGER
    }

    /** Whether it is as it should be after an erasure. */
    public boolean isClean() {
        return subject == Subject.LEDGER ? found > 0 : found == 0;
    }
}
