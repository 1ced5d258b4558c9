package ai.extraly.contract.chain;

/**
 * The stored events after a position, in the order of the log: a list of {@link StoredEvent}, not empty unless there are none up to
 * the end of the log. How many it has is up to whoever answers, so that the answer stays small.
 */
public record ReadLog(long after) {}
