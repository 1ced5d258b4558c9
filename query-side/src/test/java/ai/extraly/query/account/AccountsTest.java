package ai.extraly.query.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.ApiKeyView;
import ai.extraly.contract.account.query.CallerView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.contract.account.query.FindCaller;
import ai.extraly.contract.account.query.IsAccountSeen;
import ai.extraly.contract.account.query.ListApiKeys;
import ai.extraly.query.model.Asked;
import ai.extraly.query.model.Delivery;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.InProcessMongo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

class AccountsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-03-22T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final ScheduledExecutorService scheduler =
            Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
    private final MongoTemplate mongo = InProcessMongo.empty();
    private final StoredAccounts accounts = accounts(mongo);
    private final QueryGateway queries = Asked.through(accounts.queries());
    private final AccountLife life = new AccountLife();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    @Nested
    class AnOpenAccount {
        @Test
        void isShownAsItIsNow() {
            // given
            project(life.registered().planChanged().promoted().passwordChanged().sessionsEnded());

            // then
            assertThat(account())
                    .contains(new AccountView(
                            AccountLife.ID,
                            life.dataKey(),
                            new Sealed("email"),
                            new Sealed("hash of another"),
                            AccountLife.PRO,
                            Set.of(Role.USER, Role.OPERATOR),
                            2,
                            millis(AccountLife.at(0)),
                            4));
        }

        @Test
        void isFoundByEachOfItsKeysInUse() {
            // given
            project(life.registered().keyCreated(1).keyCreated(2).promoted().keyRevoked(1));

            // then
            assertThat(caller(1)).isEmpty();
            assertThat(caller(2))
                    .contains(new CallerView(
                            AccountLife.ID, life.key(2), AccountLife.FREE, Set.of(Role.USER, Role.OPERATOR), 0));
            assertThat(caller(3)).isEmpty();
        }

        @Test
        void listsItsKeysOldestFirstWithTheRevokedOnes() {
            // given
            project(life.registered().keyCreated(2).keyCreated(1).keyRevoked(2));

            // then
            assertThat(keys())
                    .containsExactly(
                            new ApiKeyView(
                                    life.key(2),
                                    new Sealed("secret 2"),
                                    new Sealed("name 2"),
                                    millis(AccountLife.at(1)),
                                    null,
                                    millis(AccountLife.at(3))),
                            new ApiKeyView(
                                    life.key(1),
                                    new Sealed("secret 1"),
                                    new Sealed("name 1"),
                                    millis(AccountLife.at(2)),
                                    null,
                                    null));
        }
    }

    @Nested
    class ADeletedAccount {
        @Test
        void isShownToNobodyAndLeavesNoPersonalField() {
            // given
            project(life.registered().keyCreated(1).deleted());

            // then
            assertThat(account()).isEmpty();
            assertThat(caller(1)).isEmpty();
            assertThat(keys()).isEmpty();
            assertThat(stored().toString()).doesNotContain("email", "hash", "secret 1", "name 1");
        }

        @Test
        void mayRegisterAgainButItsOldKeysStayVoid() {
            // given
            project(life.registered().keyCreated(1).deleted().registered().keyCreated(2));

            // then
            assertThat(account()).map(AccountView::dataKey).contains(life.dataKey());
            assertThat(caller(1)).isEmpty();
            assertThat(caller(2)).isPresent();
            assertThat(keys()).extracting(ApiKeyView::apiKeyId).containsExactly(life.key(2));
        }

        @Test
        void hasNoKeyEvenWhenTheModelOfKeysIsBehind() {
            // given
            life.registered().keyCreated(1);
            new Delivery(accounts.keyProjection()).deliver(life.events());

            // when
            new Delivery(accounts.accountProjection())
                    .deliver(life.deleted().registered().events());

            // then
            assertThat(caller(1)).isEmpty();
        }
    }

    @Nested
    class AKeysLastUse {
        @Test
        void isNotedOnceAMinute() {
            // given
            project(life.registered().keyCreated(1).keyCreated(2));

            // when
            caller(1);
            await().atMost(LONG).untilAsserted(() -> assertThat(lastUse(1)).isEqualTo(NOON));
            now.set(NOON.plusSeconds(59));
            caller(1);
            now.set(NOON.plusSeconds(70));
            caller(2);
            await().atMost(LONG).untilAsserted(() -> assertThat(lastUse(2)).isEqualTo(NOON.plusSeconds(70)));

            // then
            assertThat(lastUse(1)).isEqualTo(NOON);

            // when
            caller(1);

            // then
            await().atMost(LONG).untilAsserted(() -> assertThat(lastUse(1)).isEqualTo(NOON.plusSeconds(70)));
        }

        @Test
        void isNotNotedWhenTheKeyIsRefused() {
            // given
            project(life.registered().keyCreated(1).keyCreated(2).keyRevoked(1));

            // when
            caller(1);
            caller(2);

            // then
            await().atMost(LONG).untilAsserted(() -> assertThat(lastUse(2)).isEqualTo(NOON));
            assertThat(mongo.getCollection("api-key-use").countDocuments()).isEqualTo(1);
        }

        private @Nullable Instant lastUse(int number) {
            return keys().stream()
                    .filter(key -> key.apiKeyId().equals(life.key(number)))
                    .findFirst()
                    .orElseThrow()
                    .lastUsedAt();
        }
    }

    @Test
    void anAccountIsSeenOnlyWhenBothModelsHaveSeenIt() {
        // given
        life.registered().keyCreated(1);
        CompletableFuture<Boolean> seen = isSeen(1, LONG);

        // when
        new Delivery(accounts.accountProjection()).deliver(life.events());

        // then
        assertThat(isSeen(1, Duration.ofMillis(50))).succeedsWithin(LONG).isEqualTo(false);
        assertThat(seen).isNotDone();

        // when
        new Delivery(accounts.keyProjection()).deliver(life.events());

        // then
        assertThat(seen).succeedsWithin(LONG).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void theModelsAreTheSameWhateverTheSizeOfTheBatchesAndWhateverIsDeliveredAgain(int batchSize) {
        // given
        life.registered()
                .keyCreated(1)
                .passwordChanged()
                .keyCreated(2)
                .keyRevoked(1)
                .deleted()
                .registered()
                .keyCreated(3)
                .planChanged()
                .deleted()
                .registered()
                .keyCreated(4);
        project(life);
        Map<String, List<Document>> once = stored();

        for (int from = 0; from < life.events().size(); from++) {
            // when
            MongoTemplate other = InProcessMongo.empty();
            StoredAccounts again = accounts(other);
            project(again, life.events(), batchSize);
            project(again, life.events().subList(from, life.events().size()), batchSize);

            // then
            assertThat(stored(other)).isEqualTo(once);
        }
    }

    @Test
    void aKeyThatWasWrittenBeforeACrashIsWrittenOverAsItBecame() {
        // given a crash after the key was written, before its ring
        life.registered().keyCreated(1);
        new Delivery(accounts.keyProjection()).deliver(life.events());
        mongo.getCollection("api-key-rings.1").deleteMany(new Document());

        // when
        project(life.deleted());

        // then
        MongoTemplate other = InProcessMongo.empty();
        project(accounts(other), life.events(), 100);
        assertThat(stored()).isEqualTo(stored(other));
    }

    @Test
    void aKeyThatWasRevokedBeforeACrashIsNotInUseAgainMeanwhile() {
        // given a crash after the key was written, before its ring
        life.registered().keyCreated(1);
        project(life);
        List<DomainEventMessage<?>> before = life.events();
        new Delivery(accounts.keyProjection()).deliver(life.keyRevoked(1).events());
        mongo.getCollection("api-key-rings.1").deleteMany(new Document());

        // when
        new Delivery(accounts.keyProjection()).deliver(before);

        // then
        assertThat(mongo.findAll(Document.class, "api-keys.1"))
                .extracting(key -> key.getBoolean("revoked"))
                .containsExactly(true);
    }

    private StoredAccounts accounts(MongoTemplate in) {
        return new StoredAccounts(in, Generation.FIRST, clock, scheduler);
    }

    private void project(AccountLife wanted) {
        project(accounts, wanted.events(), 100);
    }

    private static void project(StoredAccounts into, List<DomainEventMessage<?>> events, int batchSize) {
        new Delivery(into.accountProjection()).deliver(events, batchSize);
        new Delivery(into.keyProjection()).deliver(events, batchSize);
    }

    private Map<String, List<Document>> stored() {
        return stored(mongo);
    }

    private static Map<String, List<Document>> stored(MongoTemplate in) {
        return List.of("accounts.1", "api-keys.1", "api-key-rings.1").stream()
                .collect(Collectors.toMap(name -> name, name -> in.findAll(Document.class, name)));
    }

    private Optional<AccountView> account() {
        return queries.query(new FindAccount(AccountLife.ID), ResponseTypes.optionalInstanceOf(AccountView.class))
                .join();
    }

    private Optional<CallerView> caller(int key) {
        return queries.query(
                        new FindCaller(AccountLife.digest(key)), ResponseTypes.optionalInstanceOf(CallerView.class))
                .join();
    }

    private List<ApiKeyView> keys() {
        return queries.query(new ListApiKeys(AccountLife.ID), ResponseTypes.multipleInstancesOf(ApiKeyView.class))
                .join();
    }

    private CompletableFuture<Boolean> isSeen(long sequence, Duration patience) {
        return queries.query(new IsAccountSeen(AccountLife.ID, sequence, patience), Boolean.class);
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
