package ai.extraly.contract.chain;

/** What is wrong at the first place of a stream where something is. */
public enum Break {
    /** The event is not what it was when it was stored. */
    ALTERED,
    /** The event is gone from between others. */
    MISSING,
    /** The event was stored, but at another place. */
    REORDERED,
    /** The event was never stored by Extraly, or it is a copy of one that was. */
    INSERTED,
    /** The stream was longer when a checkpoint was signed. */
    MISSING_AT_END
}
