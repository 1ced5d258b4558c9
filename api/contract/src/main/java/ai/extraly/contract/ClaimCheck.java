package ai.extraly.contract;

/**
 * Stands for content that lies in the vault: what an event keeps of an original or of results.
 *
 * @param reference where the vault keeps it
 * @param sha256 digest of the stored ciphertext, so that it can be proved without being read
 * @param size of the plain content, in bytes
 */
public record ClaimCheck(String reference, Sha256 sha256, long size) {}
