package ai.extraly.vault.erasure;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Every key that was ever destroyed, in order, written down before it was done. Each line is authenticated together with the one
 * before it, under a secret of the deployment: an entry that was altered, forged or cut out of the middle is noticed by whoever reads.
 * What was cut off the end cannot be noticed here.
 */
public final class ErasureLedger {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String MARK = "mark";

    private final LedgerStore store;
    private final SecretKeySpec secret;

    private ErasureLedger(LedgerStore store, byte[] secret) {
        this.store = store;
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A ledger in a file below {@code directory}, which belongs to this process alone. */
    public static ErasureLedger inFile(Path directory, byte[] secret) {
        return new ErasureLedger(LedgerInFile.open(directory), secret);
    }

    /** A ledger in a database of its own, for many nodes. */
    public static ErasureLedger inMongo(MongoDatabase database, byte[] secret) {
        return new ErasureLedger(new LedgerInMongo(database), secret);
    }

    /** Writes down, durably, that a key is destroyed now. */
    public synchronized void record(KeyErasure erasure, String identity, Instant at) {
        boolean written;
        do {
            Optional<String> last = store.last();
            long number = last.map(line -> Line.of(line, store).number() + 1).orElse(1L);
            String text =
                    new ErasedKey(number, at, erasure.key(), identity, erasure.reason(), erasure.account()).text();
            String before = last.map(line -> Line.of(line, store).mac()).orElse("");
            written = store.append(number, text + " " + mac(before, text));
        } while (!written);
    }

    /**
     * All entries, oldest first. The stream must be closed.
     *
     * @throws BrokenLedgerException while it is read, at the first line that is not as it was written
     */
    public Stream<ErasedKey> entries() {
        Reading reading = new Reading();
        return store.lines().map(reading::next);
    }

    /** The entries of one key: none when it was never destroyed, more than one when its name was used again. */
    public List<ErasedKey> of(ai.extraly.contract.id.DataKeyId key) {
        try (Stream<ErasedKey> entries = entries()) {
            return entries.filter(entry -> entry.key().equals(key)).toList();
        }
    }

    /** How many entries there are. */
    public long size() {
        return store.last().map(line -> Line.of(line, store).number()).orElse(0L);
    }

    /** How far ledger and event log were last found to agree; empty when that is not known. */
    public Optional<LedgerMark> mark() {
        return store.mark().flatMap(line -> {
            int end = line.lastIndexOf(' ');
            String text = end < 0 ? "" : line.substring(0, end);
            return isGenuine(MARK, text, line.substring(end + 1))
                    ? Optional.of(LedgerMark.parse(text))
                    : Optional.empty();
        });
    }

    public void mark(LedgerMark mark) {
        store.mark(mark.text() + " " + mac(MARK, mark.text()));
    }

    public void forgetMark() {
        store.mark("");
    }

    private String mac(String before, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((before + "\n" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isGenuine(String before, String text, String mac) {
        return MessageDigest.isEqual(
                mac(before, text).getBytes(StandardCharsets.UTF_8), mac.getBytes(StandardCharsets.UTF_8));
    }

    /** A line as it lies in the store. */
    private record Line(String text, String mac) {
        static Line of(String line, LedgerStore store) {
            int end = line.lastIndexOf(' ');
            if (end < 0) {
                throw new BrokenLedgerException("The erasure ledger in " + store.place()
                        + " has a line that is none. Restore it from a copy of it.");
            }
            return new Line(line.substring(0, end), line.substring(end + 1));
        }

        long number() {
            return ErasedKey.parse(text).number();
        }
    }

    /** One way through the ledger. */
    private final class Reading {
        private long number;
        private String before = "";

        ErasedKey next(String stored) {
            Line line = Line.of(stored, store);
            number++;
            if (!isGenuine(before, line.text(), line.mac())) {
                throw broken();
            }
            before = line.mac();
            ErasedKey entry = ErasedKey.parse(line.text());
            if (entry.number() != number) {
                throw broken();
            }
            return entry;
        }

        private BrokenLedgerException broken() {
            return new BrokenLedgerException(
                    "The erasure ledger in " + store.place() + " is not as it was written, from entry "
                            + number
                            + " on: altered, cut, or of another vault. Put a copy of it that is whole in its place. Without it a restored backup"
                            + " would bring back what was erased.");
        }
    }
}
