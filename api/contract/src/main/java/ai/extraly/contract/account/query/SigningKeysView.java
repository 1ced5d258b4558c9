package ai.extraly.contract.account.query;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DataKeyId;
import java.util.List;

/**
 * The secrets that sign a webhook, all of them sealed under the account's data key.
 *
 * @param apiKeySecret of the API key, as its owner sends it
 * @param webhookSecrets of the account that are valid, newest first; empty when none was ever given out
 */
public record SigningKeysView(DataKeyId dataKey, Sealed apiKeySecret, List<Sealed> webhookSecrets) {}
