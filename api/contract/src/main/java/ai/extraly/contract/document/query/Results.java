package ai.extraly.contract.document.query;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;

/** Where the results of a run lie. */
public record Results(int run, ClaimCheck content, EngineVersion engine) {}
