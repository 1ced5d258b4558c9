package ai.extraly.query.model;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one unit of work and the rows that they lead to. An event is folded as soon as it is handled, so one that cannot be
 * folded fails alone. What MongoDB does wrong is no fault of an event: it shows when the batch is written, and fails all of it.
 */
final class Batch<R extends Row, E> {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /** Somebody else writes the same rows only while a segment changes its owner or a dead letter is retried: twice is rare. */
    private static final int ATTEMPTS = 5;

    private record Handled<E>(String id, E event, long sequence) {}

    private final Fold<R, E> fold;
    private final Rows<R> rows;
    private final Preceding<R> preceding;
    private final Set<String> ids;
    private final List<Handled<E>> handled = new ArrayList<>();
    private final Map<String, R> before = new HashMap<>();
    private final Map<String, R> after = new LinkedHashMap<>();
    private boolean known;

    /** @param ids of the aggregates whose events are expected */
    Batch(Fold<R, E> fold, Rows<R> rows, Preceding<R> preceding, Collection<String> ids) {
        this.fold = fold;
        this.rows = rows;
        this.preceding = preceding;
        this.ids = new HashSet<>(ids);
        try {
            read();
        } catch (MongoException e) {
            LOG.warn("Rows could not be read; they are read again when the batch is written", e);
        }
    }

    void add(String id, E event, long sequence) {
        if (ids.add(id)) {
            known = false;
        }
        Handled<E> next = new Handled<>(id, event, sequence);
        if (known) {
            fold(next);
        }
        handled.add(next);
    }

    /** Writes everything, and returns the rows as they are now. */
    Collection<R> write() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (!known) {
                read();
                handled.forEach(this::fold);
            }
            List<Change<R>> changes = changes();
            if (preceding.write(changes) && rows.write(changes)) {
                return after.values();
            }
            known = false;
        }
        throw new IllegalStateException("Somebody else keeps writing the rows of this batch");
    }

    private void read() {
        before.clear();
        after.clear();
        before.putAll(rows.findAll(ids));
        known = true;
    }

    private void fold(Handled<E> next) {
        R row = after.containsKey(next.id()) ? after.get(next.id()) : before.get(next.id());
        after.put(next.id(), fold.apply(row, next.event(), next.sequence()));
    }

    private List<Change<R>> changes() {
        return after.values().stream()
                .map(row -> new Change<>(before.get(row.id()), row))
                .filter(Change::isNews)
                .toList();
    }
}
