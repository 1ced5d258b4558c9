package ai.extraly.contract.audit.query;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sha256;

/**
 * What proves a piece of content without showing it.
 *
 * @param content what it is: {@code original} or {@code results}
 * @param sha256 of its ciphertext
 * @param size of the plain content, in bytes
 */
public record ContentDigest(String content, Sha256 sha256, long size) {
    /** What {@code claim} proves. */
    public static ContentDigest of(String content, ClaimCheck claim) {
        return new ContentDigest(content, claim.sha256(), claim.size());
    }
}
