package ai.extraly.saga.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.event.ApiKeyCreated;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.command.EraseDocument;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountClosingTest {
    private static final MongoServer SERVER = new MongoServer(H2Backend.inMemory());
    private static final MongoClient CLIENT = MongoClients.create(SERVER.bindAndGetConnectionString());

    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);
    private static final DataKeyId FIRST_LIFE = DataKeyId.next(NOW);
    private static final DataKeyId SECOND_LIFE = DataKeyId.next(NOW);
    private static final ApiKeyId KEY = ApiKeyId.next(NOW);
    private static final ApiKeyId LATER_KEY = ApiKeyId.next(NOW);

    private final List<DocumentId> erased = new ArrayList<>();
    /** All that was told, as the log has it. */
    private final List<Runnable> log = new ArrayList<>();

    private int breaksAfter = Integer.MAX_VALUE;
    private CommandGateway gateway;
    private AccountClosing closing;

    @BeforeEach
    void open() {
        SimpleCommandBus commands = SimpleCommandBus.builder().build();
        commands.subscribe(EraseDocument.class.getName(), command -> {
            if (erased.size() >= breaksAfter) {
                throw new IllegalStateException("out of order");
            }
            DocumentId id = ((EraseDocument) command.getPayload()).documentId();
            if (erased.contains(id)) {
                throw new Refused(Refusal.DOCUMENT_UNKNOWN);
            }
            erased.add(id);
            return new Acknowledged(1);
        });
        gateway = DefaultCommandGateway.builder().commandBus(commands).build();
        loseTheReadSide();
        registers(FIRST_LIFE, KEY);
    }

    private void loseTheReadSide() {
        CLIENT.getDatabase("test").drop();
        closing = new AccountClosing(
                gateway, new Belongings(CLIENT.getDatabase("test").getCollection("belongings")));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.shutdownNow();
    }

    @Test
    void erasesEveryDocumentOfTheAccountAndNoOther() {
        // given
        List<DocumentId> documents = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            documents.add(submits(KEY));
        }
        AccountId other = AccountId.derived(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
        ApiKeyId otherKey = ApiKeyId.next(NOW);
        closing.on(registered(other, DataKeyId.next(NOW)));
        closing.on(created(other, otherKey));
        submits(otherKey);
        // when
        closes(FIRST_LIFE);
        // then
        assertThat(erased).containsExactlyInAnyOrderElementsOf(documents);
    }

    @Test
    void erasesWhatWasOnItsWayWhileTheAccountWasClosed() {
        // given
        closes(FIRST_LIFE);
        // when
        DocumentId late = submits(KEY);
        // then
        assertThat(erased).containsExactly(late);
    }

    @Test
    void erasesWhatWasOnItsWayAlsoWhenTheAddressHasRegisteredAgain() {
        // given
        closes(FIRST_LIFE);
        registers(SECOND_LIFE, LATER_KEY);
        // when
        DocumentId late = submits(KEY);
        submits(LATER_KEY);
        // then
        assertThat(erased).containsExactly(late);
    }

    @Test
    void leavesTheNextLifeAloneWhenItIsToldOfTheClosingAgain() {
        // given
        DocumentId before = submits(KEY);
        closes(FIRST_LIFE);
        registers(SECOND_LIFE, LATER_KEY);
        submits(LATER_KEY);
        // when
        registers(FIRST_LIFE, KEY);
        submitted(KEY, before);
        closes(FIRST_LIFE);
        registers(SECOND_LIFE, LATER_KEY);
        // then
        assertThat(erased).containsExactly(before);
    }

    @Test
    void comesBackForWhatItCouldNotErase() {
        // given
        DocumentId document = submits(KEY);
        breaksAfter = 0;
        assertThatThrownBy(() -> closes(FIRST_LIFE)).hasMessageContaining("out of order");
        // when
        breaksAfter = Integer.MAX_VALUE;
        closes(FIRST_LIFE);
        // then
        assertThat(erased).containsExactly(document);
    }

    @Test
    void erasesTheRestWhenTheReadSideIsLostInTheMiddle() {
        // given
        List<DocumentId> documents = List.of(submits(KEY), submits(KEY), submits(KEY));
        breaksAfter = 1;
        assertThatThrownBy(() -> closes(FIRST_LIFE)).hasMessageContaining("out of order");
        tell(() -> closing.on(new DocumentDeleted(erased.getFirst(), NOW)));
        DocumentId underWay = DocumentId.next(NOW);
        assertThatThrownBy(() -> submitted(KEY, underWay)).hasMessageContaining("out of order");
        // when
        breaksAfter = Integer.MAX_VALUE;
        loseTheReadSide();
        log.forEach(Runnable::run);
        // then
        assertThat(erased).containsAll(documents).contains(underWay).hasSize(4);
    }

    @Test
    void doesNotAskForWhatIsDeleted() {
        // given
        closing.on(new DocumentDeleted(submits(KEY), NOW));
        // when
        closes(FIRST_LIFE);
        // then
        assertThat(erased).isEmpty();
    }

    private void registers(DataKeyId life, ApiKeyId key) {
        tell(() -> closing.on(registered(ACCOUNT, life)));
        tell(() -> closing.on(created(ACCOUNT, key)));
    }

    private void tell(Runnable event) {
        log.add(event);
        event.run();
    }

    private void closes(DataKeyId life) {
        tell(() -> closing.on(new AccountDeleted(ACCOUNT, life, Set.of(), 2, NOW)));
    }

    private DocumentId submits(ApiKeyId key) {
        DocumentId id = DocumentId.next(NOW);
        submitted(key, id);
        return id;
    }

    private void submitted(ApiKeyId key, DocumentId id) {
        tell(() -> closing.on(new DocumentSubmitted(
                id,
                ACCOUNT,
                key,
                DetectionType.AUTO,
                DocumentFormat.PDF,
                new Sealed("n"),
                new Sealed("m"),
                new Sealed("c"),
                null,
                null,
                new ClaimCheck("original", Sha256.of(new byte[0]), 0),
                null,
                null,
                NOW)));
    }

    private static AccountRegistered registered(AccountId account, DataKeyId life) {
        return new AccountRegistered(
                account, life, new Sealed("e"), new Sealed("p"), new PlanName("pro"), Set.of(Role.USER), 1, NOW);
    }

    private static ApiKeyCreated created(AccountId account, ApiKeyId key) {
        return new ApiKeyCreated(account, key, Sha256.of(new byte[0]), new Sealed("s"), new Sealed("n"), NOW);
    }
}
