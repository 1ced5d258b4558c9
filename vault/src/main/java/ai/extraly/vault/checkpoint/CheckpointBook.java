package ai.extraly.vault.checkpoint;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.chain.Anchor;
import ai.extraly.contract.chain.Head;
import ai.extraly.vault.Notary;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints, one behind the other without a gap: whoever keeps number N first has written it, and everybody else finds the name
 * taken. Each has the heads that changed, and every so often one has all, so that reading needs only what came since.
 */
public final class CheckpointBook {
    private static final String CHECKPOINT = "checkpoint-";
    private static final String HEADS = "heads-";
    private static final int SIGNATURE_BYTES = 64;
    /** Of a record, about 110 bytes each. */
    private static final int HEADS_IN_A_RECORD = 20_000;

    /** All heads are written again when so many have changed since, or as many as half of them: what is read stays within twice of what is needed. */
    private static final int CHANGED_AT_LEAST = 5_000;

    private static final int CHANGED_AT_MOST = 100_000;
    private static final int CHECKPOINTS_AT_MOST = 1_000;

    private final Notary notary;
    /** Where to begin looking for the newest. */
    private final AtomicLong known = new AtomicLong();

    public CheckpointBook(Notary notary) {
        this.notary = notary;
    }

    /**
     * What the newest checkpoint says of the log.
     *
     * @throws BrokenCheckpointException when it is not what was signed
     */
    public Anchor anchor() {
        return newest().map(Checkpoint::anchor).orElse(Anchor.NONE);
    }

    /**
     * Tells the heads of all streams as of a checkpoint, each at least once, newer ones later.
     *
     * @param number that of {@link #anchor()}
     * @throws BrokenCheckpointException when one of those needed is gone or not what was signed
     */
    public void heads(long number, Consumer<Head> each) {
        if (number == 0) {
            return;
        }
        Checkpoint newest = required(number);
        long first = Math.max(1, newest.since());
        @Nullable Checkpoint before = null;
        for (long next = first; next <= number; next++) {
            Checkpoint one = required(next);
            if (before != null && !one.previous().equals(Sha256.of(before.toBytes()))) {
                throw new BrokenCheckpointException(next, "does not follow the one before it");
            }
            if (one.number() == newest.since()) {
                for (Sha256 part : one.all()) {
                    part(one, part).forEach(each);
                }
            } else {
                one.changed().forEach(each);
            }
            before = one;
        }
    }

    /**
     * Writes the next checkpoint.
     *
     * @param after the one that was the newest when the changes were collected
     * @param position up to which they were
     * @param chainedFrom position of the first event with a link
     * @param changed heads of the streams that went on; each once
     * @return false when another node was faster, and nothing was written
     */
    public boolean write(Anchor after, Instant at, long position, long chainedFrom, List<Head> changed) {
        long number = after.number() + 1;
        @Nullable Checkpoint before = after.number() == 0 ? null : required(after.number());
        long since = before == null ? 0 : before.since();
        long changes = changed.size() + (before == null ? 0 : before.changes());
        List<Sha256> old = since == 0 ? List.of() : required(since).all();
        boolean full = (changes >= CHANGED_AT_LEAST && changes >= old.size() * (long) HEADS_IN_A_RECORD / 2)
                || changes >= CHANGED_AT_MOST
                || number - since >= CHECKPOINTS_AT_MOST;
        Checkpoint next = new Checkpoint(
                number,
                before == null ? Checkpoint.NOTHING : Sha256.of(before.toBytes()),
                at,
                position,
                chainedFrom,
                full ? number : since,
                full ? 0 : changes,
                full ? merged(since, old, changedSince(since, number, changed)) : List.of(),
                List.copyOf(changed));
        return notary.keep(CHECKPOINT + number, signed(next.toBytes()));
    }

    private NavigableMap<String, Head> changedSince(long since, long number, List<Head> changed) {
        NavigableMap<String, Head> fresh = new TreeMap<>();
        for (long next = since + 1; next < number; next++) {
            required(next).changed().forEach(head -> fresh.put(head.aggregate(), head));
        }
        changed.forEach(head -> fresh.put(head.aggregate(), head));
        return fresh;
    }

    private byte[] signed(byte[] bytes) {
        byte[] signed = Arrays.copyOf(bytes, bytes.length + SIGNATURE_BYTES);
        System.arraycopy(notary.sign(bytes), 0, signed, bytes.length, SIGNATURE_BYTES);
        return signed;
    }

    /** Part by part, so that only the changes and one part are in memory. */
    private List<Sha256> merged(long since, List<Sha256> old, NavigableMap<String, Head> left) {
        List<Sha256> written = new ArrayList<>();
        List<Head> part = new ArrayList<>();
        for (Sha256 digest : old) {
            for (Head head : part(required(since), digest)) {
                while (!left.isEmpty() && left.firstKey().compareTo(head.aggregate()) < 0) {
                    put(left.pollFirstEntry().getValue(), part, written);
                }
                @Nullable Head newer = left.remove(head.aggregate());
                put(newer == null ? head : newer, part, written);
            }
        }
        for (Head head : left.values()) {
            put(head, part, written);
        }
        if (!part.isEmpty()) {
            written.add(kept(part));
        }
        return written;
    }

    private void put(Head head, List<Head> part, List<Sha256> written) {
        part.add(head);
        if (part.size() == HEADS_IN_A_RECORD) {
            written.add(kept(part));
            part.clear();
        }
    }

    /** Under its own digest: nodes that race write the same under the same name, and different things under different ones. */
    private Sha256 kept(List<Head> part) {
        byte[] bytes = Checkpoint.heads(part);
        Sha256 digest = Sha256.of(bytes);
        notary.keep(HEADS + digest, bytes);
        return digest;
    }

    private List<Head> part(Checkpoint of, Sha256 digest) {
        byte[] bytes = notary.record(HEADS + digest)
                .filter(found -> Sha256.of(found).equals(digest))
                .orElseThrow(() -> new BrokenCheckpointException(of.number(), "has lost some of its heads"));
        try {
            return Checkpoint.heads(bytes);
        } catch (IOException e) {
            throw new BrokenCheckpointException(of.number(), "has heads that cannot be read");
        }
    }

    /** They have no gap, so those that came since the last look are found by doubling and halving. */
    private Optional<Checkpoint> newest() {
        long low = known.get() > 0 ? known.get() : listed();
        if (low > 0 && !isThere(low)) {
            throw new BrokenCheckpointException(low, "is gone");
        }
        long step = 1;
        while (isThere(low + step)) {
            low += step;
            step *= 2;
        }
        while (step > 1) {
            step /= 2;
            if (isThere(low + step)) {
                low += step;
            }
        }
        known.set(low);
        return low == 0 ? Optional.empty() : Optional.of(required(low));
    }

    /** The number of the newest as they are listed: one that is gone must not hide those behind it. */
    private long listed() {
        NavigableSet<Long> numbers = notary.names(CHECKPOINT).stream()
                .map(name -> name.substring(CHECKPOINT.length()))
                .filter(number -> number.matches("[1-9][0-9]{0,17}"))
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        long newest = numbers.isEmpty() ? 0 : numbers.last();
        for (long number = 1; number < newest; number++) {
            // One that came while they were listed may be missing in the list alone.
            if (!numbers.contains(number) && !isThere(number)) {
                throw new BrokenCheckpointException(number, "is gone");
            }
        }
        return newest;
    }

    private boolean isThere(long number) {
        return notary.record(CHECKPOINT + number).isPresent();
    }

    private Checkpoint required(long number) {
        byte[] signed =
                notary.record(CHECKPOINT + number).orElseThrow(() -> new BrokenCheckpointException(number, "is gone"));
        if (signed.length <= SIGNATURE_BYTES) {
            throw new BrokenCheckpointException(number, "is cut off");
        }
        byte[] bytes = Arrays.copyOf(signed, signed.length - SIGNATURE_BYTES);
        byte[] signature = Arrays.copyOfRange(signed, bytes.length, signed.length);
        if (!isSigned(bytes, signature)) {
            throw new BrokenCheckpointException(number, "is not what was signed");
        }
        try {
            Checkpoint read = Checkpoint.of(bytes);
            if (read.number() != number) {
                throw new BrokenCheckpointException(number, "is another one");
            }
            return read;
        } catch (IOException e) {
            throw new BrokenCheckpointException(number, "cannot be read");
        }
    }

    private boolean isSigned(byte[] bytes, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(notary.publicKey());
            verification.update(bytes);
            return verification.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
