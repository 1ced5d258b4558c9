package ai.extraly.contract.account.query;

import ai.extraly.contract.Sha256;

/**
 * Whose API key is this? Answered with a {@code CallerView}, or nothing for a key that is unknown or revoked. Asking counts as use of the key.
 *
 * @param apiKey digest of the key as it was sent
 */
public record FindCaller(Sha256 apiKey) {}
