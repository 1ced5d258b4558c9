package ai.extraly.contract.account.event;

import ai.extraly.contract.Sha256;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** An API key is out of use. Its secret stays sealed, to sign the deliveries of documents that it submitted. */
@Revision("1")
public record ApiKeyRevoked(AccountId accountId, ApiKeyId apiKeyId, Sha256 digest, Instant at)
        implements AccountEvent {}
