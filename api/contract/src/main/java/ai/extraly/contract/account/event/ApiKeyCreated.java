package ai.extraly.contract.account.event;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The account has a further API key. */
@Revision("1")
public record ApiKeyCreated(
        AccountId accountId, ApiKeyId apiKeyId, Sha256 digest, Sealed secret, Sealed name, Instant at)
        implements AccountEvent {}
