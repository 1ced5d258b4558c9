package ai.extraly.saga.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanSweepTest {
    private static final Instant MADE = Instant.parse("2026-03-21T10:30:00Z");
    private static final Instant A_DAY_LATER = MADE.plus(OrphanSweep.GRACE).plusSeconds(1);
    private static final DocumentId DOCUMENT = DocumentId.next(MADE);

    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @TempDir
    Path directory;

    @BeforeEach
    void makeAKey() {
        vault(MADE).createKey(DataKeyId.of(DOCUMENT));
    }

    private Vault vault(Instant now) {
        return Vault.inFiles(directory.resolve("vault"), at(now));
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private int sweep(Instant now) {
        return new OrphanSweep(vault(now), events, at(now)).sweep();
    }

    private List<DataKeyId> keys() {
        try (Stream<DataKeyId> keys = vault(MADE).keysMadeBefore(Instant.MAX)) {
            return keys.toList();
        }
    }

    private void happen(long sequence, DocumentEvent event) {
        events.publish(new GenericDomainEventMessage<>("Document", DOCUMENT.value(), sequence, event));
    }

    @Test
    void destroysTheKeyOfADocumentThatNeverWas() {
        assertThat(sweep(A_DAY_LATER)).isEqualTo(1);
        assertThat(keys()).isEmpty();
    }

    @Test
    void leavesItAloneForADay() {
        assertThat(sweep(MADE.plus(OrphanSweep.GRACE))).isZero();
        assertThat(keys()).hasSize(1);
    }

    @Test
    void leavesAKeyAloneThatIsMadeAgain() {
        // given an upload that began under the key of one that failed
        vault(A_DAY_LATER.minus(Duration.ofMinutes(1))).createKey(DataKeyId.of(DOCUMENT));

        // then
        assertThat(sweep(A_DAY_LATER)).isZero();
        assertThat(keys()).hasSize(1);
    }

    @Test
    void leavesTheKeyOfADocumentAlone() {
        happen(0, new DocumentFailed(DOCUMENT, 1, FailureReason.CORRUPTED, MADE));

        assertThat(sweep(A_DAY_LATER)).isZero();
        assertThat(keys()).hasSize(1);
    }

    @Test
    void destroysAKeyThatWasMadeAnewForADeletedDocument() {
        happen(0, new DocumentFailed(DOCUMENT, 1, FailureReason.CORRUPTED, MADE));
        happen(1, new DocumentDeleted(DOCUMENT, MADE));

        assertThat(sweep(A_DAY_LATER)).isEqualTo(1);
        assertThat(keys()).isEmpty();
    }

    @Test
    void leavesTheKeyOfAnAccountAlone() {
        vault(MADE).createKey(DataKeyId.next(MADE));
        happen(0, new DocumentFailed(DOCUMENT, 1, FailureReason.CORRUPTED, MADE));

        assertThat(sweep(A_DAY_LATER)).isZero();
        assertThat(keys()).hasSize(2);
    }
}
