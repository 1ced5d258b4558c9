package ai.extraly.http.account;

import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.http.account.ApiKeys.Created;
import ai.extraly.http.account.ApiKeys.Listed;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.FieldErrors;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.Message;
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
    Data<List<Listed>> list(@AuthenticationPrincipal AccountHolder caller) {
        return new Data<>(keys.list(caller));
    }

    @DeleteMapping("/{id}")
    Message revoke(@AuthenticationPrincipal AccountHolder caller, @PathVariable String id) {
        keys.revoke(caller, ApiKeyId.parse(id).orElseThrow(() -> ApiException.notFound("There is no such API key.")));
        return new Message("API key revoked.");
    }

    record KeyName(@Nullable String name) {}

    record CreatedData(ApiKeyId id, String name, String key, String lastFour, Instant createdAt) {}
}
