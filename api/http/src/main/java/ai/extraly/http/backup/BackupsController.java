package ai.extraly.http.backup;

import ai.extraly.contract.audit.Access;
import ai.extraly.http.audit.AccessJournal;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts backups and says how far they are. */
@RestController
@RequestMapping("/api/v1/ops/backups")
class BackupsController {
    private static final String OFF =
            "This set-up makes no backups itself. With many machines use the tools of Axon Server and MongoDB; see the operations page.";

    private final ObjectProvider<Backups> backups;
    private final AccessJournal journal;

    BackupsController(ObjectProvider<Backups> backups, AccessJournal journal) {
        this.backups = backups;
        this.journal = journal;
    }

    @PostMapping
    @Operation(
            operationId = "startBackup",
            tags = "Operation",
            summary = "Start a backup",
            description =
                    "Copies event log and vault, in this order, into a new directory below the configured one, while everything goes on."
                            + " The master key and the erasure ledger are not in it. `409` while another one runs, and where backups"
                            + " are not configured.")
    @ApiResponse(responseCode = "202", description = "It runs.", useReturnTypeSchema = true)
    @Refuses(ErrorCode.CONFLICT)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Data<Backup> start(@AuthenticationPrincipal AccountHolder caller) {
        Backups able = backups.getIfAvailable();
        if (able == null) {
            throw ApiException.conflict(OFF);
        }
        journal.record(caller, Access.BACKUP_MADE, null, null);
        try {
            return new Data<>(able.start());
        } catch (CannotBackUpException e) {
            throw ApiException.conflict(String.valueOf(e.getMessage()));
        }
    }

    @GetMapping
    @Operation(
            operationId = "listBackups",
            tags = "Operation",
            summary = "List the backups",
            description = "Those that were started since the process runs, newest first, with their progress.")
    @ApiResponse(responseCode = "200", description = "The backups.", useReturnTypeSchema = true)
    Data<List<Backup>> list(@AuthenticationPrincipal AccountHolder caller) {
        Backups able = backups.getIfAvailable();
        return new Data<>(able == null ? List.of() : able.all());
    }
}
