package ai.extraly.query.document;

import ai.extraly.contract.id.AccountId;
import ai.extraly.query.model.Change;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many documents of one account there are of each kind, for a 64th of their ids. Counting and writing the rows are two writes,
 * so a bucket also keeps which documents it has counted <em>ahead</em> of their rows. It holds at any moment, and whoever crashes
 * wherever:
 *
 * <p>The bucket counts each document once: as the entry in {@code ahead} says when that is newer than the row, else as the row says.
 *
 * @param version grows with each write, so that no two writers overwrite each other
 * @param ahead by document id; an entry goes once its row has caught up
 */
record Bucket(String id, long version, Map<Kind, Long> counts, Map<String, Counted> ahead) {
    /**
     * A segment of Axon is chosen by the low bits of the identifier's hash, and so is a bucket: with up to this many segments no two
     * of them share a bucket. (If they did, the counts would still be right.)
     */
    static final int NUMBER = 64;

    private static final long NO_ROW = -1;

    /** How a document was counted when it had seen the event {@code sequence}; no kind means not at all. */
    record Counted(long sequence, @Nullable Kind kind) {}

    Bucket {
        counts = Map.copyOf(counts);
        ahead = Map.copyOf(ahead);
    }

    static Bucket empty(String id) {
        return new Bucket(id, 0, Map.of(), Map.of());
    }

    static String idOf(DocumentRow row) {
        return id(row.accountId(), row.id().hashCode() & (NUMBER - 1));
    }

    static List<String> idsOf(AccountId account) {
        return IntStream.range(0, NUMBER)
                .mapToObj(number -> id(account, number))
                .toList();
    }

    private static String id(AccountId account, int number) {
        return account.value() + "|" + number;
    }

    /**
     * The bucket after {@code changes} to some of its documents; itself when it had counted all of them.
     *
     * @param rows the sequences of the rows, read after this bucket was
     */
    Bucket counting(Collection<Change<DocumentRow>> changes, Map<String, Long> rows) {
        Map<Kind, Long> newCounts = new HashMap<>(counts);
        Map<String, Counted> newAhead = new HashMap<>(ahead);
        newAhead.entrySet()
                .removeIf(entry -> rows.getOrDefault(entry.getKey(), NO_ROW)
                        >= entry.getValue().sequence());
        boolean counted = false;
        for (Change<DocumentRow> change : changes) {
            Counted last = newAhead.getOrDefault(change.id(), asRowSays(change.before()));
            Counted next = asRowSays(change.after());
            if (next.sequence() > last.sequence() && !Objects.equals(next.kind(), last.kind())) {
                add(newCounts, last.kind(), -1);
                add(newCounts, next.kind(), +1);
                newAhead.put(change.id(), next);
                counted = true;
            }
        }
        return counted ? new Bucket(id, version + 1, newCounts, newAhead) : this;
    }

    private static Counted asRowSays(@Nullable DocumentRow row) {
        return new Counted(row == null ? NO_ROW : row.sequence(), Kind.of(row));
    }

    private static void add(Map<Kind, Long> counts, @Nullable Kind kind, long difference) {
        if (kind != null) {
            counts.merge(kind, difference, (a, b) -> a + b == 0 ? null : a + b);
        }
    }
}
