package ai.extraly.contract.operation;

import java.util.List;

/**
 * A part of the dead letters.
 *
 * @param total how many there are on all pages
 */
public record DeadLetterPage(List<DeadLetterView> letters, int page, int perPage, long total) {}
