package ai.extraly.http.erasure;

import ai.extraly.contract.audit.Access;
import ai.extraly.contract.erasure.ErasureView;
import ai.extraly.contract.erasure.FindErasure;
import ai.extraly.http.audit.AccessJournal;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.document.Documents;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proves that what was deleted is gone. */
@RestController
@RequestMapping("/api/v1/ops/erasures")
class ErasuresController {
    /** Looking at all rows takes seconds where there are a million. */
    private static final Duration EVERY_ROW = Duration.ofMinutes(1);

    private final Queries queries;
    private final AccessJournal journal;

    ErasuresController(Queries queries, AccessJournal journal) {
        this.queries = queries;
        this.journal = journal;
    }

    @GetMapping("/{documentId}")
    @Operation(
            operationId = "proveErasure",
            tags = "Operation",
            summary = "Show that a deleted document is gone",
            description =
                    "Which key and which content were destroyed and when, and what was found just now: in the erasure ledger, in"
                            + " the vault, in each event of the document, in each generation of the read models, and in each other collection"
                            + " of the read side, row by row. What is left of it in a place is `nothing`, an `identifier`, `ciphertext` that"
                            + " cannot be opened, or `readable`. Auditors may ask as well. `409` for a document that is not deleted.")
    @ApiResponse(
            responseCode = "200",
            description = "What was destroyed and what was found.",
            useReturnTypeSchema = true)
    @Refuses({ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    Data<ErasureData> prove(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = "The id of the document.") @PathVariable String documentId) {
        ErasureView view = queries.find(new FindErasure(Documents.id(documentId)), ErasureView.class, EVERY_ROW)
                .orElseThrow(() -> ApiException.notFound("There never was such a document."));
        Instant deletedAt = view.deletedAt();
        if (deletedAt == null) {
            throw ApiException.conflict("This document is not deleted, so nothing of it was destroyed.");
        }
        journal.record(caller, Access.ERASURE_PROOF_READ, view.documentId());
        return new Data<>(ErasureData.of(view, deletedAt));
    }
}
