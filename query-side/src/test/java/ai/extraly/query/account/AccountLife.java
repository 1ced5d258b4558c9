package ai.extraly.query.account;

import static java.util.stream.Collectors.toSet;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.contract.account.event.AccountRegistered;
import ai.extraly.contract.account.event.ApiKeyCreated;
import ai.extraly.contract.account.event.ApiKeyRevoked;
import ai.extraly.contract.account.event.PasswordChanged;
import ai.extraly.contract.account.event.PlanChanged;
import ai.extraly.contract.account.event.RolesChanged;
import ai.extraly.contract.account.event.SessionsEnded;
import ai.extraly.contract.account.event.WebhookSecretRotated;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** The life of an account, written down as it happens: one event a second. Keys have numbers. */
final class AccountLife {
    static final AccountId ID = AccountId.derived(new byte[16]);
    static final Instant START = Instant.parse("2026-03-21T10:30:00.123456Z");
    static final PlanName FREE = new PlanName("free");
    static final PlanName PRO = new PlanName("pro");

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final TreeMap<Integer, ApiKeyId> keys = new TreeMap<>();
    private DataKeyId dataKey = DataKeyId.next(START);
    private int epoch;

    AccountLife registered() {
        dataKey = DataKeyId.next(now());
        return then(new AccountRegistered(
                ID, dataKey, new Sealed("email"), new Sealed("hash"), FREE, Set.of(Role.USER), epoch, now()));
    }

    AccountLife passwordChanged() {
        return then(new PasswordChanged(ID, new Sealed("hash of another"), ++epoch, now()));
    }

    AccountLife sessionsEnded() {
        return then(new SessionsEnded(ID, ++epoch, now()));
    }

    AccountLife planChanged() {
        return then(new PlanChanged(ID, PRO, now()));
    }

    AccountLife promoted() {
        return then(new RolesChanged(ID, Set.of(Role.USER, Role.OPERATOR), now()));
    }

    AccountLife keyCreated(int number) {
        keys.put(number, ApiKeyId.next(now()));
        return then(new ApiKeyCreated(
                ID, key(number), digest(number), new Sealed("secret " + number), new Sealed("name " + number), now()));
    }

    AccountLife keyRevoked(int number) {
        return then(new ApiKeyRevoked(ID, key(number), digest(number), now()));
    }

    AccountLife webhookSecretRotated(int number, Instant at) {
        return then(new WebhookSecretRotated(ID, new Sealed("webhook secret " + number), at));
    }

    AccountLife deleted() {
        return then(new AccountDeleted(
                ID, dataKey, keys.keySet().stream().map(AccountLife::digest).collect(toSet()), ++epoch, now()));
    }

    ApiKeyId key(int number) {
        return Objects.requireNonNull(keys.get(number));
    }

    static Sha256 digest(int number) {
        return new Sha256("%064x".formatted(number));
    }

    DataKeyId dataKey() {
        return dataKey;
    }

    /** When the event {@code sequence} happened. */
    static Instant at(int sequence) {
        return START.plus(Duration.ofSeconds(sequence));
    }

    private Instant now() {
        return at(events.size());
    }

    private AccountLife then(AccountEvent event) {
        events.add(new GenericDomainEventMessage<>("Account", ID.value(), events.size(), event));
        return this;
    }

    List<DomainEventMessage<?>> events() {
        return List.copyOf(events);
    }
}
