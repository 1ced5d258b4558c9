package ai.extraly.query.generation;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.DriftKind;
import ai.extraly.contract.projection.DriftedRow;
import ai.extraly.query.model.Rows;
import com.mongodb.client.MongoCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Compares a live generation with a fresh one, row by row, while events go on coming to both. Rows that have seen the same events are
 * compared at once. One of which the two have not seen the same may be on its way, so it is looked at again: it is drift once both
 * have stood still and differed for some time.
 *
 * <p>Of what is looked at again only hashes are kept, and of no more rows at once than fit in some megabytes: when there are more, the
 * walk through the tables rests until it is clear what became of these.
 */
final class Comparison {
    /** So many of what differs are named; all are counted. */
    private static final int LISTED = 1_000;

    private static final int PAGE = 500;

    /** With their ids, about 10 MB. */
    private static final int SUSPECTS = 50_000;

    /** As often both were the same as before, and differed. */
    private static final int STILL = 3;

    /** A row that has been moving for so many looks is being written all the time, not drifting. */
    private static final int LOOKS = 15;

    private record Pair(@Nullable Document live, @Nullable Document fresh) {
        boolean agrees() {
            return Objects.equals(live, fresh);
        }

        /** Whether the two have seen the same, so that what differs cannot be on its way. */
        boolean isComparable() {
            return live != null
                    && fresh != null
                    && fresh.containsKey(Rows.SEQUENCE)
                    && Objects.equals(live.get(Rows.SEQUENCE), fresh.get(Rows.SEQUENCE));
        }
    }

    /**
     * What two rows were when they were looked at last. Rows that change and come to the same hashes look as if they stood still; they
     * would have to do so at each of the looks.
     */
    private record Suspect(int live, int fresh, int still) {
        static Suspect of(Pair pair, int still) {
            return new Suspect(Objects.hashCode(pair.live()), Objects.hashCode(pair.fresh()), still);
        }

        boolean is(Pair pair) {
            return equals(of(pair, still));
        }
    }

    private final Duration pause;
    private final int most;
    private final List<DriftedRow> listed = new ArrayList<>();
    private long compared;
    private long differing;

    /** @param pause from one look to the next: longer than an event takes from one generation to the other */
    Comparison(Duration pause) {
        this(pause, SUSPECTS);
    }

    /** @param most how many rows are looked at again at once */
    Comparison(Duration pause, int most) {
        this.pause = pause;
        this.most = most;
    }

    /** Compares all tables. */
    Drift of(BuiltModel live, BuiltModel fresh) throws InterruptedException {
        for (int table = 0; table < fresh.tables().size(); table++) {
            compare(live.tables().get(table), fresh.tables().get(table));
        }
        return new Drift(compared, differing, listed);
    }

    /** Both tables in the order of their ids, side by side. */
    private void compare(Table live, Table fresh) throws InterruptedException {
        Map<String, Suspect> suspects = new LinkedHashMap<>();
        try (MongoCursor<Document> left = inOrder(live);
                MongoCursor<Document> right = inOrder(fresh)) {
            Document a = next(left);
            Document b = next(right);
            while (a != null || b != null) {
                int order = a == null ? 1 : b == null ? -1 : id(a).compareTo(id(b));
                String id = order <= 0 ? id(Objects.requireNonNull(a)) : id(Objects.requireNonNull(b));
                Pair pair = new Pair(order <= 0 ? essence(live, a) : null, order >= 0 ? essence(fresh, b) : null);
                compared++;
                if (!pair.agrees() && !isDrift(fresh.name(), id, pair)) {
                    suspects.put(id, Suspect.of(pair, 0));
                }
                if (suspects.size() == most) {
                    settle(live, fresh, suspects);
                }
                a = order <= 0 ? next(left) : a;
                b = order >= 0 ? next(right) : b;
            }
        }
        settle(live, fresh, suspects);
    }

    /** Looks again until it is clear what became of {@code suspects}. */
    private void settle(Table live, Table fresh, Map<String, Suspect> suspects) throws InterruptedException {
        for (int look = 1; look <= LOOKS && !suspects.isEmpty(); look++) {
            Thread.sleep(pause);
            lookAgain(live, fresh, suspects);
        }
        suspects.clear();
    }

    private void lookAgain(Table live, Table fresh, Map<String, Suspect> suspects) {
        List<String> ids = List.copyOf(suspects.keySet());
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<String> page = ids.subList(from, Math.min(from + PAGE, ids.size()));
            Map<String, Document> liveNow = among(live, page);
            Map<String, Document> freshNow = among(fresh, page);
            for (String id : page) {
                Pair now = new Pair(liveNow.get(id), freshNow.get(id));
                Suspect before = Objects.requireNonNull(suspects.get(id));
                int still = before.is(now) ? before.still() + 1 : 0;
                if (now.agrees() || isDrift(fresh.name(), id, now)) {
                    suspects.remove(id);
                } else if (still >= STILL) {
                    found(fresh.name(), id, now);
                    suspects.remove(id);
                } else {
                    suspects.put(id, Suspect.of(now, still));
                }
            }
        }
    }

    private boolean isDrift(String table, String id, Pair pair) {
        if (pair.isComparable()) {
            found(table, id, pair);
            return true;
        }
        return false;
    }

    private void found(String table, String id, Pair pair) {
        differing++;
        if (listed.size() < LISTED) {
            listed.add(new DriftedRow(table, id, kind(pair), fields(pair)));
        }
    }

    private static DriftKind kind(Pair pair) {
        if (pair.live() == null) {
            return DriftKind.MISSING;
        }
        return pair.fresh() == null ? DriftKind.SURPLUS : DriftKind.DIFFERENT;
    }

    private static List<String> fields(Pair pair) {
        Document live = pair.live();
        Document fresh = pair.fresh();
        if (live == null || fresh == null) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>(live.keySet());
        names.addAll(fresh.keySet());
        names.removeIf(name -> Objects.equals(live.get(name), fresh.get(name)));
        return List.copyOf(names);
    }

    private static MongoCursor<Document> inOrder(Table table) {
        return table.collection()
                .find()
                .sort(ascending(Rows.ID))
                .batchSize(PAGE)
                .iterator();
    }

    private static @Nullable Document next(MongoCursor<Document> cursor) {
        return cursor.hasNext() ? cursor.next() : null;
    }

    private static String id(Document document) {
        return document.getString(Rows.ID);
    }

    private static @Nullable Document essence(Table table, @Nullable Document document) {
        return document == null ? null : table.essence().apply(document);
    }

    private static Map<String, Document> among(Table table, List<String> ids) {
        Map<String, Document> found = new HashMap<>();
        table.collection().find(in(Rows.ID, ids)).forEach(document -> {
            Document essence = table.essence().apply(document);
            if (essence != null) {
                found.put(id(document), essence);
            }
        });
        return found;
    }
}
