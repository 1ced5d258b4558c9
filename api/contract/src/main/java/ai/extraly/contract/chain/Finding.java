package ai.extraly.contract.chain;

/**
 * The first break of a stream.
 *
 * @param sequence of the event that is not what, or not where, it should be
 */
public record Finding(String aggregate, long sequence, Break kind) {}
