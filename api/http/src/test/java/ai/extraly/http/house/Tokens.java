package ai.extraly.http.house;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Access tokens that the server never gave out. */
public final class Tokens {
    private static final byte[] KEY = Base64.getDecoder().decode(HttpTest.JWT_KEY);

    private Tokens() {}

    /** Signed with the server's key. */
    public static String signed(String subject, int epoch, @Nullable Instant expires) {
        return signed(JWSAlgorithm.HS256, KEY, claims(subject, epoch, expires));
    }

    public static String signedByAnotherKey(String subject, int epoch, Instant expires) {
        return signed(JWSAlgorithm.HS256, new byte[32], claims(subject, epoch, expires));
    }

    /** Signed with the server's key, by an algorithm that it does not use. */
    public static String signedOtherwise(String subject, int epoch, Instant expires) {
        byte[] longer = new byte[64];
        System.arraycopy(KEY, 0, longer, 0, KEY.length);
        return signed(JWSAlgorithm.HS512, longer, claims(subject, epoch, expires));
    }

    /** With the algorithm {@code none}. */
    public static String unsigned(String subject, int epoch, Instant expires) {
        return new PlainJWT(claims(subject, epoch, expires)).serialize();
    }

    private static JWTClaimsSet claims(String subject, int epoch, @Nullable Instant expires) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .claim("epoch", epoch)
                .expirationTime(expires == null ? null : Date.from(expires))
                .build();
    }

    private static String signed(JWSAlgorithm algorithm, byte[] key, JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
            jwt.sign(new MACSigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
