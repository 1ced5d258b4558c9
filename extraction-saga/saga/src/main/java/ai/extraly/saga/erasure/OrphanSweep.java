package ai.extraly.saga.erasure;

import ai.extraly.contract.id.DataKeyId;
import ai.extraly.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from the vault what was stored for a document that was never submitted: the process died between the two, or the client
 * went away. A key of a document of which the event log knows nothing is left alone for a day.
 */
class OrphanSweep {
    static final Duration GRACE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);

    private final Vault vault;
    private final EventStore events;
    private final Clock clock;

    OrphanSweep(Vault vault, EventStore events, Clock clock) {
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** Sweeps once; the number of keys that were destroyed. */
    int sweep() {
        List<DataKeyId> orphans;
        try (Stream<DataKeyId> keys = vault.keysMadeBefore(clock.instant().minus(GRACE))) {
            orphans = keys.filter(this::isOrphan).toList();
        }
        orphans.forEach(vault::erase);
        if (!orphans.isEmpty()) {
            log.info("Swept {} orphans out of the vault", orphans.size());
        }
        return orphans.size();
    }

    private boolean isOrphan(DataKeyId key) {
        return key.isOfDocument() && events.lastSequenceNumberFor(key.value()).isEmpty();
    }
}
