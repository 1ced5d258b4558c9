package ai.extraly.contract.document.query;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.EngineVersion;

/**
 * A run that had results.
 *
 * @param results as the engine found them
 * @param corrected as people left them; the same where nobody corrected anything
 */
public record RunView(int run, EngineVersion engine, ClaimCheck results, ClaimCheck corrected) {}
