package ai.extraly.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.query.model.InProcessMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;

class ReadinessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Several looks: what must not happen would have happened by then. */
    private static final Duration NEVER = Duration.ofMillis(500);

    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);

    private final EventStorageEngine log = new InMemoryEventStorageEngine();
    private final Held held = new Held();

    @Test
    void comesWhenTheModelOfAccountsHasSeenWhatHadHappened() {
        // given a log, and nothing of a read side
        log.appendEvents(new GenericDomainEventMessage<>("Account", ACCOUNT.value(), 0, registered()));
        QueryNode.with(InProcessMongo.empty(), log)
                .withBean(Held.class, () -> held)
                .run(node -> {
                    // when
                    CompletableFuture<Void> ready = CompletableFuture.runAsync(() -> becomeReady(node));
                    held.reached.await();
                    // then
                    await().during(NEVER).atMost(PATIENCE).until(() -> !ready.isDone());

                    // when
                    held.goOn.countDown();
                    // then
                    assertThat(ready).succeedsWithin(PATIENCE);
                    assertThat(node.getBean(QueryGateway.class)
                                    .query(
                                            new FindAccount(ACCOUNT),
                                            ResponseTypes.optionalInstanceOf(AccountView.class))
                                    .join())
                            .isPresent();
                });
    }

    @Test
    void comesAtOnceWhenNothingHasHappened() {
        QueryNode.with(InProcessMongo.empty(), log)
                .run(node -> assertThat(CompletableFuture.runAsync(() -> becomeReady(node)))
                        .succeedsWithin(PATIENCE));
    }

    /** What Spring Boot does before it says that a node is ready. */
    private static void becomeReady(ApplicationContext node) {
        try {
            node.getBean(ApplicationRunner.class).run(new DefaultApplicationArguments());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
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

    /** Keeps the projection of accounts at its first event. */
    private static final class Held implements HandlerEnhancerDefinition {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
            return original.declaringClass().getSimpleName().equals("AccountProjection")
                    ? new Waiting<>(original)
                    : original;
        }

        private final class Waiting<T> extends WrappedMessageHandlingMember<T> {
            Waiting(MessageHandlingMember<T> original) {
                super(original);
            }

            @Override
            public Object handle(Message<?> message, T target) throws Exception {
                reached.countDown();
                goOn.await();
                return super.handle(message, target);
            }
        }
    }
}
