package ai.extraly.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest, printed as 64 lower-case hexadecimal digits. */
public record Sha256(@JsonValue String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sha256 {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 digest");
        }
    }

    public static Sha256 of(byte[] bytes) {
        return finish(digest(), bytes);
    }

    /** The digest of what {@code started} has seen so far; {@code started} is used up. */
    public static Sha256 finish(MessageDigest started, byte... last) {
        return new Sha256(HexFormat.of().formatHex(started.digest(last)));
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
