package ai.extraly.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.command.ChangePassword;
import ai.extraly.contract.account.command.ChangePlan;
import ai.extraly.contract.account.command.ChangeRoles;
import ai.extraly.contract.account.command.CreateApiKey;
import ai.extraly.contract.account.command.DeleteAccount;
import ai.extraly.contract.account.command.EndSessions;
import ai.extraly.contract.account.command.EraseAccount;
import ai.extraly.contract.account.command.RegisterAccount;
import ai.extraly.contract.account.command.RevokeApiKey;
import ai.extraly.contract.account.command.RotateWebhookSecret;
import ai.extraly.contract.account.event.AccountDeleted;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who hands documents in. Its id is derived from the e-mail address, so that the aggregate itself keeps an address unique.
 *
 * <p>An account is registered, gets API keys and loses them, changes its password, plan and roles, and is deleted in the end. The
 * address may then register again: the same aggregate, with a new data key and nothing of what it had. Its <em>epoch</em> grows
 * whenever tokens that were given out must stop working, and never goes back, so that no token of a deleted account comes to life
 * again.
 */
@Aggregate
class Account {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable AccountId id;

    /** Null while the account is not open. */
    private @Nullable DataKeyId dataKey;

    private int epoch;
    private @Nullable PlanName plan;
    private Set<Role> roles = Set.of();
    /** Null until the first was given out. */
    private @Nullable Sealed webhookSecret;

    private final Map<ApiKeyId, Sha256> apiKeys = new LinkedHashMap<>();
    private final Set<ApiKeyId> revoked = new LinkedHashSet<>();

    /** For Axon, before the first event is applied. */
    protected Account() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Acknowledged handle(RegisterAccount command) {
        if (dataKey == null) {
            apply(new AccountRegistered(
                    command.accountId(),
                    command.dataKey(),
                    command.email(),
                    command.passwordHash(),
                    command.plan(),
                    command.roles(),
                    epoch + 1,
                    command.at()));
        } else if (!dataKey.equals(command.dataKey())) {
            throw new Refused(Refusal.EMAIL_TAKEN);
        }
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(ChangePassword command) {
        requireOpen();
        apply(new PasswordChanged(command.accountId(), command.passwordHash(), epoch + 1, command.at()));
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(EndSessions command) {
        requireOpen();
        apply(new SessionsEnded(command.accountId(), epoch + 1, command.at()));
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(CreateApiKey command) {
        requireOpen();
        if (!apiKeys.containsKey(command.apiKeyId())) {
            apply(new ApiKeyCreated(
                    command.accountId(),
                    command.apiKeyId(),
                    command.digest(),
                    command.secret(),
                    command.name(),
                    command.at()));
        }
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(RevokeApiKey command) {
        requireOpen();
        Sha256 digest = apiKeys.get(command.apiKeyId());
        if (digest == null) {
            throw new Refused(Refusal.API_KEY_UNKNOWN);
        }
        if (!revoked.contains(command.apiKeyId())) {
            apply(new ApiKeyRevoked(command.accountId(), command.apiKeyId(), digest, command.at()));
        }
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(ChangePlan command) {
        requireOpen();
        if (!command.plan().equals(plan)) {
            apply(new PlanChanged(command.accountId(), command.plan(), command.at()));
        }
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(ChangeRoles command) {
        requireOpen();
        if (!command.roles().equals(roles)) {
            apply(new RolesChanged(command.accountId(), command.roles(), command.at()));
        }
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(RotateWebhookSecret command) {
        requireOpen();
        if (command.secret().equals(webhookSecret)) {
            return acknowledged();
        }
        apply(new WebhookSecretRotated(command.accountId(), command.secret(), command.at()));
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(DeleteAccount command) {
        apply(new AccountDeleted(
                command.accountId(), requireOpen(), Set.copyOf(apiKeys.values()), epoch + 1, command.at()));
        return acknowledged();
    }

    @CommandHandler
    Acknowledged handle(EraseAccount command) {
        if (command.dataKey().equals(dataKey)) {
            apply(new AccountDeleted(
                    command.accountId(), command.dataKey(), Set.copyOf(apiKeys.values()), epoch + 1, command.at()));
        }
        return acknowledged();
    }

    private DataKeyId requireOpen() {
        if (dataKey == null) {
            throw new Refused(Refusal.ACCOUNT_UNKNOWN);
        }
        return dataKey;
    }

    private static Acknowledged acknowledged() {
        return new Acknowledged(getVersion());
    }

    @EventSourcingHandler
    void on(AccountRegistered event) {
        id = event.accountId();
        dataKey = event.dataKey();
        epoch = event.epoch();
        plan = event.plan();
        roles = event.roles();
    }

    @EventSourcingHandler
    void on(PasswordChanged event) {
        epoch = event.epoch();
    }

    @EventSourcingHandler
    void on(SessionsEnded event) {
        epoch = event.epoch();
    }

    @EventSourcingHandler
    void on(ApiKeyCreated event) {
        apiKeys.put(event.apiKeyId(), event.digest());
    }

    @EventSourcingHandler
    void on(ApiKeyRevoked event) {
        revoked.add(event.apiKeyId());
    }

    @EventSourcingHandler
    void on(PlanChanged event) {
        plan = event.plan();
    }

    @EventSourcingHandler
    void on(RolesChanged event) {
        roles = event.roles();
    }

    @EventSourcingHandler
    void on(WebhookSecretRotated event) {
        webhookSecret = event.secret();
    }

    @EventSourcingHandler
    void on(AccountDeleted event) {
        dataKey = null;
        webhookSecret = null;
        epoch = event.epoch();
        apiKeys.clear();
        revoked.clear();
    }
}
