package ai.extraly.saga.erasure;

import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from the vault what was stored for a document that was never submitted: the process died between the two, or the client
 * went away; and what was stored for one that was deleted meanwhile. Such a key is left alone for a day after its last making.
 */
class OrphanSweep {
    static final Duration GRACE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);

    private final Vault vault;
    private final DocumentEnds documents;
    private final Clock clock;

    OrphanSweep(Vault vault, EventStore events, Clock clock) {
        this.vault = vault;
        this.documents = new DocumentEnds(events);
        this.clock = clock;
    }

    /** Sweeps once; the number of keys that were destroyed. */
    int sweep() {
        Set<DataKeyId> swept = new HashSet<>();
        try (Stream<DataKeyId> keys = vault.keysMadeBefore(clock.instant().minus(GRACE))) {
            // One by one as they are listed: by the end of the list somebody may have begun to use the first of it.
            keys.filter(this::isOrphan).filter(swept::add).forEach(key -> vault.erase(erasure(key)));
        }
        if (!swept.isEmpty()) {
            log.info("Swept {} orphans out of the vault", swept.size());
        }
        return swept.size();
    }

    /** What is left of a deleted document is on record; a restored log may not know of its deletion. */
    private KeyErasure erasure(DataKeyId key) {
        return documents.of(key) == DocumentEnds.End.DELETED
                ? KeyErasure.of(new DocumentId(key.value()))
                : KeyErasure.ofUnused(key);
    }

    private boolean isOrphan(DataKeyId key) {
        return key.isOfDocument() && documents.of(key) != DocumentEnds.End.OPEN;
    }
}
