package ai.extraly.http.keys;

import ai.extraly.contract.audit.Access;
import ai.extraly.http.audit.AccessJournal;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import ai.extraly.vault.CannotRotateException;
import ai.extraly.vault.WrappingKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the wrapping keys and rotates them. */
@RestController
@RequestMapping("/api/v1/ops/keys")
class KeysController {
    private final WrappingKeys keys;
    private final AccessJournal journal;

    KeysController(WrappingKeys keys, AccessJournal journal) {
        this.keys = keys;
        this.journal = journal;
    }

    @GetMapping
    @Operation(
            operationId = "listWrappingKeys",
            tags = "Operation",
            summary = "List the wrapping keys",
            description =
                    "The keys that wrap the vault's keys: the one that wraps, those that only open any more, those that are gone; and how"
                            + " far wrapping anew is on this node.")
    @ApiResponse(responseCode = "200", description = "The keys, the primary first.", useReturnTypeSchema = true)
    Data<KeysData> list(@AuthenticationPrincipal AccountHolder caller) {
        return new Data<>(KeysData.of(keys.state()));
    }

    @PostMapping("/rotate")
    @Operation(
            operationId = "rotateWrappingKey",
            tags = "Operation",
            summary = "Rotate the wrapping key",
            description =
                    "On one machine: makes a new master key, wraps all keys anew in the background, and retires the old one. Where the"
                            + " master key comes from configuration: wraps all keys anew with the first of it. `409` while that is under"
                            + " way, and where there is no new key to go over to.")
    @ApiResponse(responseCode = "202", description = "It is under way.", useReturnTypeSchema = true)
    @Refuses(ErrorCode.CONFLICT)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Data<KeysData> rotate(@AuthenticationPrincipal AccountHolder caller) {
        journal.record(caller, Access.KEY_ROTATED, null, null);
        try {
            return new Data<>(KeysData.of(keys.rotate()));
        } catch (CannotRotateException e) {
            throw ApiException.conflict(String.valueOf(e.getMessage()));
        }
    }
}
