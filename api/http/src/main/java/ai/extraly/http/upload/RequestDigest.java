package ai.extraly.http.upload;

import ai.extraly.contract.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Tells two submissions apart: a digest of all that was sent and has a meaning. How the parts were ordered and separated has none. It
 * is kept sealed only, for a short password could be guessed from it.
 */
public record RequestDigest(String value) {
    private static final int ABSENT = -1;

    static RequestDigest of(Sha256 file, String fileName, Options options) {
        MessageDigest digest = Sha256.digest();
        add(digest, file.hex());
        add(digest, fileName);
        add(digest, options.type().wire());
        add(digest, options.customFields());
        add(digest, options.metadata());
        add(digest, options.webhookUrl());
        add(digest, options.password());
        return new RequestDigest(Sha256.finish(digest).hex());
    }

    /** With its length, so that no two lists of texts look alike. */
    private static void add(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        int length = text == null ? ABSENT : bytes.length;
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        digest.update(bytes);
    }

    /** It is sealed for a reason. */
    @Override
    public String toString() {
        return "RequestDigest";
    }
}
