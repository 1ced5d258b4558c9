package ai.extraly.bench.system;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Signs access tokens as a system does that was started with {@link #option}. */
public record Tokens(String base64Key) {
    private static final ObjectMapper JSON = JsonMapper.shared();

    /** The same key every time: what these tokens protect is made for a drill. */
    public static Tokens ofDrills() {
        return signedWith("the signing key of Extraly's drills");
    }

    /** Tokens of somebody who does not know the key. */
    public static Tokens forged() {
        return signedWith("the signing key of somebody else, as long");
    }

    private static Tokens signedWith(String key) {
        return new Tokens(Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** What to start the system with. */
    public String option() {
        return "--extraly.auth.jwt-key=" + base64Key;
    }

    /** The same token, signed again with this key, valid until {@code end}. */
    public String resigned(String token, Instant end) {
        String[] parts = token.split("\\.", -1);
        ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        claims.put("exp", end.getEpochSecond());
        claims.put("iat", end.minusSeconds(3600).getEpochSecond());
        String head = parts[0] + "." + encoded(JSON.writeValueAsBytes(claims));
        return head + "." + encoded(signature(head));
    }

    /** The same token with the promise that it needs no signature. */
    public static String unsigned(String token) {
        String[] parts = token.split("\\.", -1);
        return encoded("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + ".";
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64Key), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
