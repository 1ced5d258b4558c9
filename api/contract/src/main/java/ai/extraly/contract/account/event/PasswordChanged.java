package ai.extraly.contract.account.event;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The account has another password, and a new epoch of tokens. */
@Revision("1")
public record PasswordChanged(AccountId accountId, Sealed passwordHash, int epoch, Instant at)
        implements AccountEvent {}
