package ai.extraly.saga.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.account.command.EraseAccount;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.EraseDocument;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentFailed;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.ErasureLedger;
import ai.extraly.vault.erasure.KeyErasure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredErasuresTest {
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);
    private static final DocumentId DOCUMENT = DocumentId.next(NOW);
    private static final DocumentId OTHER = DocumentId.next(NOW);

    private final List<Object> told = new ArrayList<>();

    @TempDir
    Path directory;

    private Vault vault;
    private ErasureLedger ledger;
    private EventStore events = emptyLog();

    @BeforeEach
    void open() {
        vault = Vault.inFiles(directory.resolve("vault"), Clock.fixed(NOW, ZoneOffset.UTC));
        ledger = ErasureLedger.inFile(directory.resolve("ledger"), new byte[32]);
    }

    private static EventStore emptyLog() {
        return EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
    }

    /** The same ledger at the start of a system with the log of now. */
    private int tell() {
        SimpleCommandBus commands = SimpleCommandBus.builder().build();
        commands.subscribe(EraseDocument.class.getName(), command -> {
            EraseDocument erase = (EraseDocument) command.getPayload();
            told.add(erase);
            publish(new DocumentDeleted(erase.documentId(), erase.at()), 1);
            return new Acknowledged(1);
        });
        commands.subscribe(EraseAccount.class.getName(), command -> {
            told.add(command.getPayload());
            throw new Refused(Refusal.ACCOUNT_UNKNOWN);
        });
        return new RestoredErasures(
                        ledger,
                        vault,
                        events,
                        DefaultCommandGateway.builder().commandBus(commands).build())
                .tell();
    }

    private void publish(DocumentEvent event, long sequence) {
        events.publish(
                new GenericDomainEventMessage<>("Document", event.documentId().value(), sequence, event));
    }

    private void failed(DocumentId document) {
        publish(new DocumentFailed(document, 1, FailureReason.CORRUPTED, NOW), 0);
    }

    private void erased(DocumentId document) {
        ledger.record(KeyErasure.of(document), "1a2b3c4d", NOW);
    }

    @Test
    void tellsTheLogOfADeletionThatItDoesNotKnow() {
        // given
        failed(DOCUMENT);
        erased(DOCUMENT);
        // when
        int count = tell();
        // then
        assertThat(count).isEqualTo(1);
        assertThat(told).containsExactly(new EraseDocument(DOCUMENT, NOW));
        assertThat(tell()).isZero();
    }

    @Test
    void leavesAloneWhatTheLogKnowsOrNeverHeardOf() {
        // given
        failed(DOCUMENT);
        publish(new DocumentDeleted(DOCUMENT, NOW), 1);
        erased(DOCUMENT);
        erased(OTHER);
        // then
        assertThat(tell()).isZero();
    }

    @Test
    void leavesAloneADocumentWithAKeyOfItsOwnAgain() {
        // given
        failed(DOCUMENT);
        erased(DOCUMENT);
        vault.createKey(DataKeyId.of(DOCUMENT));
        // then
        assertThat(tell()).isZero();
    }

    @Test
    void looksThroughEverythingWhenTheLogIsShorterThanItWas() {
        // given
        failed(DOCUMENT);
        publish(new DocumentDeleted(DOCUMENT, NOW), 1);
        erased(DOCUMENT);
        assertThat(tell()).isZero();
        // when
        events = emptyLog();
        failed(DOCUMENT);
        // then
        assertThat(tell()).isEqualTo(1);
    }

    @Test
    void closesAnAccountWhoseKeyIsGone() {
        // given
        DataKeyId key = DataKeyId.next(NOW);
        ledger.record(KeyErasure.of(ACCOUNT, key), "1a2b3c4d", NOW);
        // then
        assertThat(tell()).isZero();
        assertThat(told).containsExactly(new EraseAccount(ACCOUNT, key, NOW));
    }
}
