package ai.extraly.contract.account.event;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DataKeyId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.serialization.Revision;

/**
 * The account is closed: its key in the vault is to be destroyed, its API keys are void.
 *
 * @param apiKeys digests of all keys that the account ever had
 * @param epoch no token is valid until the address registers again
 */
@Revision("1")
public record AccountDeleted(AccountId accountId, DataKeyId dataKey, Set<Sha256> apiKeys, int epoch, Instant at)
        implements AccountEvent {}
