package ai.extraly.contract.document.command;

import ai.extraly.contract.ClaimCheck;

/** A person's correction, to be made again on the results of a new run. */
public record Correction(int number, ClaimCheck patch) {}
