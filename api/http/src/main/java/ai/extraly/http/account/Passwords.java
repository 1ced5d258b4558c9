package ai.extraly.http.account;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and checks passwords with Argon2id. A check costs the same whether or not there is anything to check against. */
@Component
class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    /** OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane. */
    private static final int KIBIBYTES = 19 * 1024;

    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, PASSES);
    /** Each hash keeps a core and 19 MiB busy: more at once than there are cores would help nobody. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final String nobodys = hash("nobody has this password");

    String hash(String password) {
        return onACore(() -> {
            @Nullable String hash = argon2.encode(password);
            if (hash == null) {
                throw new IllegalStateException("A password was not hashed");
            }
            return hash;
        });
    }

    /**
     * Whether {@code password} is the one that was hashed.
     *
     * @param hash null for an account that does not exist: false, after the same time
     */
    boolean matches(String password, @Nullable String hash) {
        boolean same = onACore(() -> argon2.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private <T> T onACore(Supplier<T> work) {
        cores.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }
}
