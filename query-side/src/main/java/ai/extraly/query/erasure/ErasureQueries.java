package ai.extraly.query.erasure;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.event.CorrectionsCarriedOver;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionCompleted;
import ai.extraly.contract.document.event.ResultsCorrected;
import ai.extraly.contract.erasure.DestroyedContent;
import ai.extraly.contract.erasure.DestroyedKey;
import ai.extraly.contract.erasure.ErasureCheck;
import ai.extraly.contract.erasure.ErasureCheck.Left;
import ai.extraly.contract.erasure.ErasureCheck.Subject;
import ai.extraly.contract.erasure.ErasureView;
import ai.extraly.contract.erasure.FindErasure;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.query.document.Traces;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Remains;
import ai.extraly.vault.TamperedException;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.ErasureLedger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoOperations;

/** Says what was destroyed of a document, and looks for what could be left, in every place where it once lay. */
public final class ErasureQueries {
    private static final List<String> PURPOSES = List.of(
            SealedFields.FILE_NAME,
            SealedFields.METADATA,
            SealedFields.CUSTOM_FIELDS,
            SealedFields.WEBHOOK_URL,
            SealedFields.PASSWORD,
            SealedFields.WEBHOOK_ANSWER,
            SealedFields.CORRECTION_REASON,
            SealedFields.REQUEST_DIGEST);

    private final EventStore events;
    private final Vault vault;
    private final ErasureLedger ledger;
    private final Traces traces;
    private final StoredRows rows;
    private final Clock clock;

    public ErasureQueries(EventStore events, Vault vault, ErasureLedger ledger, MongoOperations mongo, Clock clock) {
        this.events = events;
        this.vault = vault;
        this.ledger = ledger;
        this.traces = new Traces(mongo);
        this.rows = new StoredRows(mongo);
        this.clock = clock;
    }

    @QueryHandler
    Optional<ErasureView> find(FindErasure query) {
        List<DocumentEvent> past = events.readEvents(query.documentId().value())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(DocumentEvent.class::cast)
                .toList();
        if (past.isEmpty()) {
            return Optional.empty();
        }
        if (!(past.getLast() instanceof DocumentDeleted deleted)) {
            return Optional.of(new ErasureView(query.documentId(), null, List.of(), List.of(), List.of()));
        }
        List<DestroyedKey> keys = destroyed(DataKeyId.of(query.documentId()));
        return Optional.of(new ErasureView(
                query.documentId(),
                deleted.at(),
                keys,
                past.stream().flatMap(ErasureQueries::contents).toList(),
                checks(deleted, past, keys)));
    }

    /** Two nodes may both have written down the same destruction; the first counts. */
    private List<DestroyedKey> destroyed(DataKeyId key) {
        Set<String> identities = new HashSet<>();
        return ledger.of(key).stream()
                .filter(entry -> identities.add(entry.identity()))
                .map(entry -> new DestroyedKey(
                        entry.key().value(),
                        entry.number(),
                        entry.at(),
                        entry.reason().wire()))
                .toList();
    }

    private static Stream<DestroyedContent> contents(DocumentEvent event) {
        return switch (event) {
            case DocumentSubmitted e -> Stream.of(new DestroyedContent("original", null, e.original(), e.at()));
            case ExtractionCompleted e -> Stream.of(new DestroyedContent("results", e.run(), e.results(), e.at()));
            case ResultsCorrected e ->
                Stream.of(
                        new DestroyedContent("correction", e.run(), e.patch(), e.at()),
                        new DestroyedContent("results", e.run(), e.results(), e.at()));
            case CorrectionsCarriedOver e -> Stream.of(new DestroyedContent("results", e.run(), e.results(), e.at()));
            default -> Stream.of();
        };
    }

    private List<ErasureCheck> checks(DocumentDeleted deleted, List<DocumentEvent> past, List<DestroyedKey> keys) {
        DataKeyId key = DataKeyId.of(deleted.documentId());
        List<ErasureCheck> checks = new ArrayList<>();
        checks.add(check(Subject.LEDGER, "the erasure ledger", 1, keys.size(), Left.IDENTIFIER, Left.NOTHING));
        Remains remains = vault.remains(key);
        checks.add(check(Subject.KEY, "the vault", 1, remains.key() ? 1 : 0, Left.READABLE, Left.NOTHING));
        checks.add(check(Subject.CONTENT, "the vault", 1, remains.contents().size(), Left.READABLE, Left.NOTHING));
        List<Sealed> fields = past.stream()
                .flatMap(event -> SealedFieldsOf.event(event).stream())
                .toList();
        checks.add(check(
                Subject.SEALED_FIELDS,
                "the event log, " + past.size() + " events",
                fields.size(),
                fields.stream().filter(field -> opens(key, field)).count(),
                Left.READABLE,
                fields.isEmpty() ? Left.IDENTIFIER : Left.CIPHERTEXT));
        traces.of(deleted.documentId()).forEach(trace -> checks.add(check(trace)));
        rows.naming(deleted.documentId()).forEach(found -> checks.add(check(key, found)));
        return checks;
    }

    private ErasureCheck check(Traces.Trace trace) {
        return check(
                Subject.READ_MODEL,
                trace.model(),
                1,
                trace.fields().size(),
                Left.READABLE,
                trace.hasRow() ? Left.IDENTIFIER : Left.NOTHING);
    }

    private ErasureCheck check(DataKeyId key, StoredRows.Found found) {
        Left left = found.sealed().isEmpty()
                ? Left.IDENTIFIER
                : found.sealed().stream().anyMatch(field -> opens(key, field)) ? Left.READABLE : Left.CIPHERTEXT;
        return check(Subject.ROWS, found.collection(), found.looked(), found.naming(), left, Left.NOTHING);
    }

    /**
     * @param ifFound what is left when something was found
     * @param otherwise what is left when nothing was
     */
    private ErasureCheck check(Subject subject, String place, long looked, long found, Left ifFound, Left otherwise) {
        return new ErasureCheck(subject, place, looked, found, found > 0 ? ifFound : otherwise, clock.instant());
    }

    private boolean opens(DataKeyId key, Sealed field) {
        return PURPOSES.stream().anyMatch(purpose -> opens(key, purpose, field));
    }

    private boolean opens(DataKeyId key, String purpose, Sealed field) {
        try {
            vault.open(key, purpose, field);
            return true;
        } catch (ErasedException | TamperedException e) {
            return false;
        }
    }
}
