package ai.extraly.vault;

import static ai.extraly.vault.DataKey.Use.CONTENT;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * One content on its way into the store: closed, digested and counted in passing. A content that cannot be read is an
 * {@link IOException}, a store that cannot be written an {@link UncheckedIOException}: a full disk is not the sender's mistake.
 */
final class IncomingContent implements BlobStore.Writer {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final DataKey key;
    private final String name;
    private final InputStream content;
    private final MessageDigest digest = Sha256.digest();
    private long size;

    IncomingContent(DataKey key, String name, InputStream content) {
        this.key = key;
        this.name = name;
        this.content = content;
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
        OutputStream plain = key.closing(CONTENT, name, new LeftOpen(target, digest));
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            write(plain, buffer, count);
            size += count;
        }
        close(plain);
    }

    private static void write(OutputStream plain, byte[] buffer, int count) {
        try {
            plain.write(buffer, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(OutputStream plain) {
        try {
            plain.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands for the content once it is written. */
    ClaimCheck claimCheck() {
        return new ClaimCheck(name, Sha256.finish(digest), size);
    }

    /** The end of the ciphertext is not the end of the store's work: it still forces or commits. */
    private static final class LeftOpen extends DigestOutputStream {
        LeftOpen(OutputStream target, MessageDigest digest) {
            super(target, digest);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
