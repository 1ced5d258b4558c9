package ai.extraly.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.contract.account.query.IsAccountSeen;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.event.DocumentSubmitted;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.IsDocumentSeen;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.generation.Generations;
import ai.extraly.query.generation.ProjectionProcessors;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class QueryAutoConfigurationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);
    private static final DocumentId DOCUMENT = DocumentId.derived(new byte[16]);

    private final ApplicationContextRunner node = QueryNode.alone();

    @Test
    void aNodeProjectsWhatHappensAndAnswersFromIt() {
        node.run(context -> {
            // given
            EventStore log = context.getBean(EventStore.class);
            QueryGateway queries = context.getBean(QueryGateway.class);

            // when
            log.publish(
                    new GenericDomainEventMessage<>("Document", DOCUMENT.value(), 0, submitted()),
                    new GenericDomainEventMessage<>(
                            "Document", DOCUMENT.value(), 1, new ExtractionRequested(DOCUMENT, 1, 1, NOW)));
            log.publish(new GenericDomainEventMessage<>("Account", ACCOUNT.value(), 0, registered()));

            // then
            assertThat(queries.query(new IsDocumentSeen(DOCUMENT, 1, PATIENCE), Boolean.class))
                    .succeedsWithin(PATIENCE)
                    .isEqualTo(true);
            assertThat(queries.query(new IsAccountSeen(ACCOUNT, 0, PATIENCE), Boolean.class))
                    .succeedsWithin(PATIENCE)
                    .isEqualTo(true);
            assertThat(queries.query(
                                    new ListDocuments(
                                            ACCOUNT, 1, 1, null, null, null, null, null, DocumentSort.CREATED_AT, true),
                                    DocumentPage.class)
                            .join()
                            .total())
                    .isEqualTo(1);
            assertThat(queries.query(new FindAccount(ACCOUNT), ResponseTypes.optionalInstanceOf(AccountView.class))
                            .join())
                    .isPresent();
        });
    }

    @Test
    void eachProjectionIsAProcessorOfItsOwn() {
        node.run(context -> assertThat(
                        context.getBean(ProjectionProcessors.class).processors())
                .containsOnlyKeys("documents/1", "accounts/1", "api-keys/1", "under-way/1")
                .allSatisfy(
                        (name, processor) -> assertThat(processor.isRunning()).isTrue()));
    }

    @Test
    void aNodeWithoutTheRoleHasNone() {
        node.withPropertyValues("extraly.role.query=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Generations.class));
    }

    private static DocumentSubmitted submitted() {
        return new DocumentSubmitted(
                DOCUMENT,
                ACCOUNT,
                ApiKeyId.next(NOW),
                DetectionType.AUTO,
                DocumentFormat.PDF,
                new Sealed("fileName"),
                new Sealed("metadata"),
                new Sealed("customFields"),
                null,
                null,
                new ClaimCheck("original", new Sha256("0a".repeat(32)), 4711),
                1,
                null,
                NOW);
    }

    private static AccountRegistered registered() {
        return new AccountRegistered(
                ACCOUNT,
                DataKeyId.next(NOW),
                new Sealed("email"),
                new Sealed("hash"),
                new PlanName("free"),
                Set.of(Role.USER),
                0,
                NOW);
    }
}
