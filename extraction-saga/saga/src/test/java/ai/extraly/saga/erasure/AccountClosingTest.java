package ai.extraly.saga.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSummary;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountClosingTest {
    private static final Instant CLOSED = Instant.parse("2026-03-21T10:30:00Z");
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);
    private static final AccountDeleted EVENT =
            new AccountDeleted(ACCOUNT, DataKeyId.next(CLOSED), Set.of(), 2, CLOSED);

    private final List<DocumentSummary> documents = new ArrayList<>();
    private final Map<DocumentId, Refusal> refusals = new HashMap<>();
    private final List<DocumentId> deleted = new ArrayList<>();
    private AccountClosing closing;

    @BeforeEach
    void open() {
        SimpleCommandBus commands = SimpleCommandBus.builder().build();
        commands.subscribe(DeleteDocument.class.getName(), command -> {
            DocumentId id = ((DeleteDocument) command.getPayload()).documentId();
            if (refusals.containsKey(id)) {
                throw new Refused(refusals.get(id));
            }
            deleted.add(id);
            return new Acknowledged(1);
        });
        SimpleQueryBus queries = SimpleQueryBus.builder().build();
        queries.<DocumentPage>subscribe(
                ListDocuments.class.getName(), DocumentPage.class, query -> page((ListDocuments) query.getPayload()));
        closing = new AccountClosing(
                DefaultCommandGateway.builder().commandBus(commands).build(),
                DefaultQueryGateway.builder().queryBus(queries).build());
    }

    @Test
    void deletesEveryDocumentOnEveryPage() {
        // given
        for (int i = 1; i <= 250; i++) {
            document(CLOSED.minusSeconds(i));
        }
        // when
        closing.on(EVENT);
        // then
        assertThat(deleted).hasSize(250).doesNotHaveDuplicates();
    }

    @Test
    void leavesAloneWhatTheSameAddressSubmittedAfterItRegisteredAgain() {
        // given
        DocumentId before = document(CLOSED.minusSeconds(1));
        document(CLOSED.plusSeconds(1));
        // when
        closing.on(EVENT);
        // then
        assertThat(deleted).containsExactly(before);
    }

    @Test
    void comesBackForADocumentThatIsBusy() {
        // given
        DocumentId busy = document(CLOSED.minusSeconds(2));
        DocumentId other = document(CLOSED.minusSeconds(1));
        refusals.put(busy, Refusal.DOCUMENT_BUSY);
        // then
        assertThatIllegalStateException().isThrownBy(() -> closing.on(EVENT));
        assertThat(deleted).containsExactly(other);
    }

    @Test
    void doesNotMindADocumentThatIsGone() {
        // given
        refusals.put(document(CLOSED.minusSeconds(1)), Refusal.DOCUMENT_UNKNOWN);
        // when
        closing.on(EVENT);
        // then
        assertThat(deleted).isEmpty();
    }

    private DocumentId document(Instant createdAt) {
        DocumentId id = DocumentId.next(createdAt);
        documents.add(new DocumentSummary(
                id, DocumentStatus.COMPLETED, DetectionType.INVOICE, new Sealed("n"), 1, createdAt, createdAt));
        return id;
    }

    /** The list, as far as this question uses it. */
    private DocumentPage page(ListDocuments query) {
        List<DocumentSummary> found = documents.stream()
                .filter(document ->
                        query.createdTo() == null || document.createdAt().isBefore(query.createdTo()))
                .toList();
        List<DocumentSummary> page = found.stream()
                .skip((query.page() - 1L) * query.perPage())
                .limit(query.perPage())
                .toList();
        return new DocumentPage(page, found.size());
    }
}
