package ai.extraly.contract.chain;

/** The stored events of one aggregate from a sequence number on, as in {@link ReadLog}. */
public record ReadStream(String aggregate, long from) {}
