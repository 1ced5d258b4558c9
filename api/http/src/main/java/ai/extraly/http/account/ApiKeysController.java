package ai.extraly.http.account;

import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.http.account.ApiKeys.Created;
import ai.extraly.http.account.ApiKeys.Listed;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.error.FieldErrors;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.Message;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeysController {
    private final ApiKeys keys;

    ApiKeysController(ApiKeys keys) {
        this.keys = keys;
    }

    /** The only answer that ever has the key in it. */
    @PostMapping
    @Operation(
            operationId = "createApiKey",
            tags = "API keys",
            summary = "Make a key",
            description = "The answer has the key in clear, this one time.")
    @ApiResponse(responseCode = "201", description = "The key.", useReturnTypeSchema = true)
    @Refuses(ErrorCode.VALIDATION_ERROR)
    @ResponseStatus(HttpStatus.CREATED)
    Data<CreatedData> create(@AuthenticationPrincipal AccountHolder caller, @RequestBody KeyName sent) {
        FieldErrors errors = new FieldErrors();
        String name = Fields.name(sent.name(), errors);
        errors.throwIfAny();
        Created created = keys.create(caller, name);
        return new Data<>(new CreatedData(
                created.id(), name, created.secret().value(), created.secret().lastFour(), created.createdAt()));
    }

    @GetMapping
    @Operation(
            operationId = "listApiKeys",
            tags = "API keys",
            summary = "List keys",
            description = "All keys of the account, revoked ones included, without their secrets.")
    @ApiResponse(responseCode = "200", description = "The keys.", useReturnTypeSchema = true)
    Data<List<Listed>> list(@AuthenticationPrincipal AccountHolder caller) {
        return new Data<>(keys.list(caller));
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "revokeApiKey",
            tags = "API keys",
            summary = "Revoke a key",
            description =
                    "It fails from then on, within a second. Webhooks of documents that it submitted are still signed with it.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @Refuses(ErrorCode.NOT_FOUND)
    Message revoke(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = "The id of the key.") @PathVariable String id) {
        keys.revoke(caller, ApiKeyId.parse(id).orElseThrow(() -> ApiException.notFound("There is no such API key.")));
        return new Message("API key revoked.");
    }

    record KeyName(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    maxLength = 100,
                    description = "For you to tell it from others.")
            @Nullable
            String name) {}

    @Schema(name = "NewApiKey")
    record CreatedData(ApiKeyId id, String name, String key, String lastFour, Instant createdAt) {}
}
