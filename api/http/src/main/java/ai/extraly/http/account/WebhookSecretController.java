package ai.extraly.http.account;

import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.SealedFields;
import ai.extraly.contract.account.command.RotateWebhookSecret;
import ai.extraly.contract.account.event.WebhookSecretRotated;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import ai.extraly.vault.Vault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhook-secret")
class WebhookSecretController {
    private final Accounts accounts;
    private final Vault vault;

    WebhookSecretController(Accounts accounts, Vault vault) {
        this.accounts = accounts;
        this.vault = vault;
    }

    /** The only answer that ever has the secret in it. The one before signs beside it for a while, so that receivers can change over. */
    @PostMapping("/rotate")
    @Operation(
            operationId = "rotateWebhookSecret",
            tags = "Webhooks",
            summary = "Get a new webhook secret",
            description =
                    "The answer has the secret in clear, this one time. The one before signs beside it for 24 hours: `webhook-signature` then has two signatures.")
    @ApiResponse(responseCode = "200", description = "The secret.", useReturnTypeSchema = true)
    Data<Rotated> rotate(@AuthenticationPrincipal AccountHolder caller) {
        WebhookSecret secret = WebhookSecret.next();
        Instant now = accounts.now();
        accounts.write(
                new RotateWebhookSecret(
                        caller.accountId(),
                        vault.seal(caller.account().dataKey(), SealedFields.WEBHOOK_SECRET, secret.value()),
                        now),
                caller.as(Role.USER));
        return new Data<>(new Rotated(secret.value(), now.plus(WebhookSecretRotated.OVERLAP)));
    }

    record Rotated(String secret, Instant previousValidUntil) {
        @Override
        public String toString() {
            return "Rotated";
        }
    }
}
