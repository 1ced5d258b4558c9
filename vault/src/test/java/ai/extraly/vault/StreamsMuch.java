package ai.extraly.vault;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.erasure.KeyErasure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stores and reads back content that exists nowhere as a whole; exits with 0 when every byte came back. */
final class StreamsMuch {
    private static final long MEGABYTE = 1024 * 1024;

    private StreamsMuch() {}

    public static void main(String[] arguments) throws Exception {
        Vault vault = Vault.inFiles(Path.of(arguments[0]), Clock.systemUTC());
        roundTrip(vault, 256 * MEGABYTE);
        Callable<Void> document = () -> {
            roundTrip(vault, 20 * MEGABYTE);
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> end : threads.invokeAll(Collections.nCopies(8, document))) {
                end.get();
            }
        }
    }

    private static void roundTrip(Vault vault, long size) throws IOException {
        DataKeyId key = DataKeyId.next(Instant.now(Clock.systemUTC()));
        vault.createKey(key);
        ClaimCheck claim = vault.store(key, "original", new Generated(size));
        try (InputStream content = vault.read(key, claim);
                InputStream expected = new Generated(size)) {
            byte[] some = new byte[8_192];
            for (int count = content.readNBytes(some, 0, some.length);
                    count > 0;
                    count = content.readNBytes(some, 0, some.length)) {
                if (!Arrays.equals(some, 0, count, expected.readNBytes(count), 0, count)) {
                    throw new IOException("Another byte than was stored");
                }
            }
            if (expected.read() >= 0) {
                throw new IOException("Fewer bytes than were stored");
            }
        }
        vault.erase(KeyErasure.ofUnused(key));
    }
}
