package ai.extraly.contract.chain;

/** Where the log ends: a {@link LogHead}. */
public record FindLogHead() {}
