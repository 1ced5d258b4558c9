package ai.extraly.vault.erasure;

/**
 * How far ledger and event log were known to agree.
 *
 * @param entries so many entries of the ledger, from the first, are known to the event log
 * @param position of the end of the event log at that time, or a later one
 */
public record LedgerMark(long entries, long position) {
    String text() {
        return entries + " " + position;
    }

    /** @throws IllegalArgumentException when it is no text of a mark */
    static LedgerMark parse(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("Not a mark");
        }
        return new LedgerMark(Long.parseLong(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }
}
