package ai.extraly.engine.worker;

import java.util.Locale;

/** How a child came to its end. */
public enum Ending {
    /** It had read its number of documents, or had grown. */
    RETIRED("it has done its share"),
    /** It took longer than its document may take, and was killed. */
    OVERRAN("it took too long"),
    /** Its heap was full, or it had more memory than it may and was killed. */
    OUT_OF_MEMORY("it needed more memory than it may have"),
    /** It answered something that is no answer, and was killed. */
    GARBLED("what it answered made no sense"),
    /** It ended by itself, or somebody else killed it. */
    CRASHED("it crashed or was killed"),
    /** It never became ready. */
    NOT_STARTED("it did not become ready"),
    /** It was ended together with the others. */
    CLOSED("all are to end");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    /** Whether nobody has to be told. */
    boolean isExpected() {
        return this == RETIRED || this == CLOSED;
    }

    String inWords() {
        return words;
    }

    /** As metrics name it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
