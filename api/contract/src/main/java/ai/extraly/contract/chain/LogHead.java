package ai.extraly.contract.chain;

/**
 * The end of the log.
 *
 * @param position of the newest event; whatever is stored from now on comes behind it. Less than every position when there is none
 */
public record LogHead(long position) {}
