package ai.extraly.http.account;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Actor;
import ai.extraly.contract.account.PlanName;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.SealedFields;
import ai.extraly.contract.account.command.AccountCommand;
import ai.extraly.contract.account.command.ChangePassword;
import ai.extraly.contract.account.command.DeleteAccount;
import ai.extraly.contract.account.command.EndSessions;
import ai.extraly.contract.account.command.RegisterAccount;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.http.bus.CommandRefused;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.bus.ReadModels;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.security.Callers;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one can do with an account. Everything personal is sealed before it leaves this class. */
@Component
class Accounts {
    private static final int ID_BYTES = 16;

    private final Vault vault;
    private final Commands commands;
    private final Queries queries;
    private final ReadModels readModels;
    private final Callers callers;
    private final Passwords passwords;
    private final Clock clock;

    Accounts(
            Vault vault,
            Commands commands,
            Queries queries,
            ReadModels readModels,
            Callers callers,
            Passwords passwords,
            Clock clock) {
        this.vault = vault;
        this.commands = commands;
        this.queries = queries;
        this.readModels = readModels;
        this.callers = callers;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Commands carry milliseconds: no store keeps more. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    AccountId id(EmailAddress email) {
        return AccountId.derived(Arrays.copyOf(vault.derive("account", email.value()), ID_BYTES));
    }

    /** Stands for an e-mail address where it is to be known again, and by nobody else. All that are none have one together. */
    String alias(@Nullable EmailAddress email) {
        return HexFormat.of().formatHex(vault.derive("login", email == null ? "" : email.value()));
    }

    /** The alias of a caller's own address, or of none when the account is being destroyed. */
    String alias(AccountHolder holder) {
        return alias(email(holder.account()).orElse(null));
    }

    private Optional<EmailAddress> email(AccountView account) {
        try {
            return Optional.of(new EmailAddress(vault.open(account.dataKey(), SealedFields.EMAIL, account.email())));
        } catch (ErasedException e) {
            return Optional.empty();
        }
    }

    /** Opens an account. @throws CommandRefused when the address is taken */
    Registered register(EmailAddress email, String password, PlanName plan, Set<Role> roles) {
        AccountId id = id(email);
        Instant now = now();
        DataKeyId key = DataKeyId.next(now);
        vault.createKey(key);
        RegisterAccount command = new RegisterAccount(
                id,
                key,
                vault.seal(key, SealedFields.EMAIL, email.value()),
                vault.seal(key, SealedFields.PASSWORD_HASH, passwords.hash(password)),
                plan,
                roles,
                now);
        try {
            write(command, new Actor(id, null, null));
        } catch (CommandRefused e) {
            vault.erase(KeyErasure.ofUnused(key));
            throw e;
        }
        return new Registered(id, now);
    }

    /** The account of this address if the password is its own. It takes the same time whatever is wrong. */
    Optional<AccountView> login(@Nullable EmailAddress email, String password) {
        Optional<AccountView> account = Optional.ofNullable(email)
                .flatMap(known -> queries.find(new FindAccount(id(known)), AccountView.class));
        return passwords.matches(password, account.flatMap(this::passwordHash).orElse(null))
                ? account
                : Optional.empty();
    }

    /** The account of a caller if the password is its own. */
    Optional<AccountView> withPassword(AccountHolder holder, String password) {
        return Optional.of(holder.account())
                .filter(account ->
                        passwords.matches(password, passwordHash(account).orElse(null)));
    }

    private Optional<String> passwordHash(AccountView account) {
        try {
            return Optional.of(vault.open(account.dataKey(), SealedFields.PASSWORD_HASH, account.passwordHash()));
        } catch (ErasedException e) {
            return Optional.empty();
        }
    }

    void changePassword(AccountHolder holder, String password) {
        write(
                new ChangePassword(
                        holder.accountId(),
                        vault.seal(holder.account().dataKey(), SealedFields.PASSWORD_HASH, passwords.hash(password)),
                        now()),
                holder.as(Role.USER));
    }

    void endSessions(AccountHolder holder) {
        write(new EndSessions(holder.accountId(), now()), holder.as(Role.USER));
    }

    /** Closes the account and destroys its key. Its documents are deleted one by one, by whoever listens for closed accounts. */
    void delete(AccountHolder holder) {
        write(new DeleteAccount(holder.accountId(), now()), holder.as(Role.USER));
        vault.erase(KeyErasure.of(holder.accountId(), holder.account().dataKey()));
    }

    /** Sends a command and waits until this node, at least, will not answer from before it. */
    void write(AccountCommand command, Actor actor) {
        Acknowledged written = commands.send(command, actor);
        readModels.await(command.accountId(), written);
        callers.forget(command.accountId());
    }

    record Registered(AccountId id, Instant createdAt) {}
}
