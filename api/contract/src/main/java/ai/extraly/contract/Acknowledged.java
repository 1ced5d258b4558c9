package ai.extraly.contract;

/**
 * A command took effect, or had done so before.
 *
 * @param sequence of the aggregate's newest event; a read model that has seen it has seen this command
 */
public record Acknowledged(long sequence) {}
