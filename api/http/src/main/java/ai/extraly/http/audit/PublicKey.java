package ai.extraly.http.audit;

import ai.extraly.contract.Sha256;
import ai.extraly.vault.Notary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Base64;

/**
 * The key by which checkpoints and exports are verified.
 *
 * @param publicKey in PEM, as every library reads it
 * @param fingerprint SHA-256 of the key's DER form
 */
@Schema(name = "AuditKey")
record PublicKey(@Schema(allowableValues = "Ed25519") String algorithm, String publicKey, String fingerprint) {
    static PublicKey of(Notary notary) {
        byte[] der = notary.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        return new PublicKey("Ed25519", pem, "sha256:" + Sha256.of(der).hex());
    }
}
