package ai.extraly.contract.account.event;

import ai.extraly.contract.id.AccountId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** All tokens given out before are void. */
@Revision("1")
public record SessionsEnded(AccountId accountId, int epoch, Instant at) implements AccountEvent {}
