package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;

/**
 * What the next correction of a document starts from.
 *
 * @param run whose results they are
 * @param number of the next correction
 * @param results as they are now
 */
public record CorrectionOrder(int run, int number, ClaimCheck results) {}
