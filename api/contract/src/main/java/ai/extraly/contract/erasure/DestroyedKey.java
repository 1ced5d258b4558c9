package ai.extraly.contract.erasure;

import java.time.Instant;

/**
 * A key that was destroyed.
 *
 * @param entry its place in the erasure ledger
 * @param reason as the ledger has it
 */
public record DestroyedKey(String key, long entry, Instant at, String reason) {}
