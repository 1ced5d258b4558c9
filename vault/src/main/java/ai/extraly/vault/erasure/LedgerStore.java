package ai.extraly.vault.erasure;

import java.util.Optional;
import java.util.stream.Stream;

/** Where the lines of a ledger lie. It knows nothing of what they say. */
interface LedgerStore {
    /** All lines in their order. The stream must be closed. */
    Stream<String> lines();

    /** The last line, if there is one. */
    Optional<String> last();

    /**
     * Adds a line, durably.
     *
     * @param number of the line, from 1
     * @return false when somebody else has added a line of this number
     */
    boolean append(long number, String line);

    /** The text that was set last. */
    Optional<String> mark();

    /** Replaces the text, durably. An empty one removes it. */
    void mark(String text);

    /** Where it lies, for people. */
    String place();
}
