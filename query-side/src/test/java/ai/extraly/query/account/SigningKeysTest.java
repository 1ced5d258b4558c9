package ai.extraly.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.event.WebhookSecretRotated;
import ai.extraly.contract.account.query.FindSigningKeys;
import ai.extraly.contract.account.query.SigningKeysView;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.query.model.Asked;
import ai.extraly.query.model.Delivery;
import ai.extraly.query.model.Generation;
import ai.extraly.query.model.InProcessMongo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who signs webhooks, as the read model of accounts knows it. */
class SigningKeysTest {
    private static final Instant NOON = Instant.parse("2026-03-22T12:00:00Z");
    private static final Duration OVERLAP = WebhookSecretRotated.OVERLAP;

    private final ScheduledExecutorService scheduler =
            Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
    private final StoredAccounts accounts =
            new StoredAccounts(InProcessMongo.empty(), Generation.FIRST, Clock.systemUTC(), scheduler);
    private final QueryGateway queries = Asked.through(accounts.queries());
    private final AccountLife life = new AccountLife().registered().keyCreated(1);

    @AfterEach
    void stop() {
        accounts.close();
        scheduler.shutdownNow();
    }

    private Optional<SigningKeysView> signing(ApiKeyId key, Instant at) {
        new Delivery(accounts.accountProjection()).deliver(life.events());
        return queries.query(
                        new FindSigningKeys(AccountLife.ID, key, at),
                        ResponseTypes.optionalInstanceOf(SigningKeysView.class))
                .join();
    }

    private List<String> secrets(Instant at) {
        return signing(life.key(1), at).orElseThrow().webhookSecrets().stream()
                .map(Sealed::ciphertext)
                .toList();
    }

    @Test
    void areThoseOfTheKeyAloneUntilASecretWasGivenOut() {
        assertThat(signing(life.key(1), NOON))
                .contains(new SigningKeysView(life.dataKey(), new Sealed("secret 1"), List.of()));
    }

    @Test
    void includeThoseOfARevokedKey() {
        // given
        life.keyRevoked(1);
        // then
        assertThat(signing(life.key(1), NOON)).isPresent();
    }

    @Test
    void includeTheFormerSecretForADay() {
        // given
        life.webhookSecretRotated(1, NOON).webhookSecretRotated(2, NOON.plusSeconds(60));
        // then
        Instant end = NOON.plusSeconds(60).plus(OVERLAP);
        assertThat(secrets(end.minusMillis(1))).containsExactly("webhook secret 2", "webhook secret 1");
        assertThat(secrets(end)).containsExactly("webhook secret 2");
    }

    @Test
    void keepEachOfSeveralSecretsForItsOwnDay() {
        // given
        life.webhookSecretRotated(1, NOON)
                .webhookSecretRotated(2, NOON.plusSeconds(60))
                .webhookSecretRotated(3, NOON.plusSeconds(120));
        // then
        assertThat(secrets(NOON.plusSeconds(90).plus(OVERLAP))).containsExactly("webhook secret 3", "webhook secret 2");
    }

    @Test
    void areGoneWithTheAccount() {
        // given
        life.webhookSecretRotated(1, NOON).deleted();
        // then
        assertThat(signing(life.key(1), NOON)).isEmpty();
    }

    @Test
    void areUnknownForAKeyOfSomebodyElse() {
        assertThat(signing(ApiKeyId.next(NOON), NOON)).isEmpty();
    }
}
