package ai.extraly.contract.erasure;

import java.time.Instant;

/**
 * One place where something readable could be left.
 *
 * @param place where it was looked for, for people
 * @param looked how many things were looked for or tried to be opened
 * @param found how many of them were there or could be opened
 * @param left the most telling of what is there now
 */
public record ErasureCheck(Subject subject, String place, long looked, long found, Left left, Instant at) {
    /** What was looked for. */
    public enum Subject {
        /** The document's key in the vault. */
        KEY,
        /** Content under that key. */
        CONTENT,
        /** Sealed fields in its events, each of which was tried. */
        SEALED_FIELDS,
        /** Fields in its row of one generation of the read model of documents, beyond those of the empty row that a deleted one leaves. */
        READ_MODEL,
        /** Rows of one other collection beside the read models that name it, each byte of which was looked at. */
        ROWS,
        /** Its entry in the erasure ledger, which has to be there: here nothing found is what is wrong. */
        LEDGER
    }

    /** What is left in a place, from least to most. */
    public enum Left {
        NOTHING,
        /** The document's id, and what goes with it that was never sealed: times, numbers, states. */
        IDENTIFIER,
        /** Sealed fields as well, which opened under the destroyed key alone. */
        CIPHERTEXT,
        /** Something that can be read. */
        READABLE
    }

    /** Whether it is as it should be after an erasure. */
    public boolean isClean() {
        return subject == Subject.LEDGER ? found > 0 : left != Left.READABLE;
    }
}
