package ai.extraly.vault;

import static ai.extraly.vault.DataKey.Use.CONTENT;

import ai.extraly.contract.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/**
 * Plain content whose ciphertext is digested on the way. It ends only when the digest is the one that its claim check vouches for:
 * older content under the same name and key opens too, and is not what was claimed.
 */
final class VouchedContent extends FilterInputStream {
    private final MessageDigest digest;
    private final Sha256 claimed;
    private boolean checked;

    private VouchedContent(InputStream plain, MessageDigest digest, Sha256 claimed) {
        super(plain);
        this.digest = digest;
        this.claimed = claimed;
    }

    static VouchedContent of(DataKey key, String name, InputStream ciphertext, Sha256 claimed) throws IOException {
        MessageDigest digest = Sha256.digest();
        return new VouchedContent(key.opening(CONTENT, name, new OneWay(ciphertext, digest)), digest, claimed);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next < 0) {
            checkClaim();
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count < 0) {
            checkClaim();
        }
        return count;
    }

    private void checkClaim() throws IOException {
        if (!checked && !Sha256.finish(digest).equals(claimed)) {
            throw new IOException("The content is not the one that its claim check vouches for");
        }
        checked = true;
    }

    /** Without marks: rereading would digest bytes twice. Tink buffers what it reads again. */
    private static final class OneWay extends DigestInputStream {
        OneWay(InputStream ciphertext, MessageDigest digest) {
            super(ciphertext, digest);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
