package ai.extraly.http.document;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.query.ListCompletedDocuments;
import ai.extraly.contract.document.query.Rehearsal;
import ai.extraly.contract.document.query.RehearseExtraction;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.error.FieldErrors;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.ApiJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What would change if all documents were read again: told document by document, to somebody who may not see any of them. */
@RestController
@RequestMapping("/api/v1/ops/dry-run")
class DryRunController {
    private static final int PAGE = 100;
    private static final int MOST = 1_000_000;

    /** A document may wait for its place, and then take its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(DryRunController.class);

    private final Queries queries;

    DryRunController(Queries queries) {
        this.queries = queries;
    }

    @PostMapping
    @Refuses(ErrorCode.VALIDATION_ERROR)
    @Operation(
            operationId = "dryRun",
            tags = "Operation",
            summary = "Try the present engine on stored documents",
            description = """
                    Reads completed documents with the present engine, one at a time beside the live work, and compares with what their \
                    newest run found. Nothing is stored. A line of JSON a document: `outcome` `same`, `changed`, `failed`, or `skipped` \
                    where it went away meanwhile or took too long; which fields would change, never their values. The last line has \
                    the `totals`. Closing the connection ends it.""")
    @ApiResponse(
            responseCode = "200",
            description = "A line a document, and one with the totals.",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
    void run(
            @AuthenticationPrincipal AccountHolder caller,
            @RequestBody DryRunRequest sent,
            HttpServletResponse response)
            throws IOException {
        Range range = range(sent);
        LOG.info("{} tries the present engine on stored documents", caller.accountId());
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        Totals totals = new Totals(0, 0, 0, 0, 0);
        @Nullable DocumentId last = null;
        List<DocumentId> page;
        do {
            page = queries.list(
                    new ListCompletedDocuments(range.account, range.from, range.to, last, PAGE), DocumentId.class);
            for (DocumentId document : page) {
                if (totals.documents == range.limit) {
                    break;
                }
                Line line = line(document);
                totals = totals.with(line.outcome);
                write(out, line);
                last = document;
            }
        } while (page.size() == PAGE && totals.documents < range.limit);
        write(out, new LastLine(totals));
    }

    private Line line(DocumentId document) {
        Optional<Rehearsal> rehearsal;
        try {
            rehearsal = queries.find(new RehearseExtraction(document), Rehearsal.class, PATIENCE);
        } catch (ApiException | IllegalStateException e) {
            // the answer has begun, and the other documents are worth as much
            rehearsal = Optional.empty();
        }
        return rehearsal.map(Line::of).orElseGet(() -> Line.skipped(document));
    }

    private static void write(OutputStream out, Object line) throws IOException {
        out.write(ApiJson.MAPPER.writeValueAsBytes(line));
        out.write('\n');
        out.flush();
    }

    private record Range(
            @Nullable AccountId account,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit) {}

    private static Range range(DryRunRequest sent) {
        FieldErrors errors = new FieldErrors();
        Optional<AccountId> account = Optional.ofNullable(sent.account()).flatMap(AccountId::parse);
        if (sent.account() != null && account.isEmpty()) {
            errors.add("account", "This is no id of an account.");
        }
        int limit = sent.limit() == null ? MOST : sent.limit();
        if (limit < 1 || limit > MOST) {
            errors.add("limit", "This must be a whole number from 1 to %d.".formatted(MOST));
        }
        errors.throwIfAny();
        return new Range(account.orElse(null), sent.from(), sent.to(), limit);
    }

    record DryRunRequest(
            @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, description = "Only documents of this account.")
            @Nullable
            String account,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    description = "Only documents created at or after this instant.")
            @Nullable
            Instant from,

            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    description = "Only documents created before this instant.")
            @Nullable
            Instant to,

            @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, description = "How many documents at most.")
            @Nullable
            Integer limit) {}

    @JsonPropertyOrder({"id", "outcome", "run", "engine", "present_engine", "differences", "paths", "reason"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            DocumentId id,
            String outcome,
            @Nullable Integer run,
            @Nullable EngineVersion engine,
            @Nullable EngineVersion presentEngine,
            @Nullable Integer differences,
            @Nullable List<String> paths,
            @Nullable FailureReason reason) {
        static Line of(Rehearsal rehearsal) {
            String outcome = rehearsal.failure() != null ? "failed" : rehearsal.differences() == 0 ? "same" : "changed";
            return new Line(
                    rehearsal.documentId(),
                    outcome,
                    rehearsal.run(),
                    rehearsal.engine(),
                    rehearsal.presentEngine(),
                    rehearsal.differences(),
                    rehearsal.paths(),
                    rehearsal.failure());
        }

        static Line skipped(DocumentId document) {
            return new Line(document, "skipped", null, null, null, null, null, null);
        }
    }

    private record LastLine(Totals totals) {}

    private record Totals(int documents, int same, int changed, int failed, int skipped) {
        Totals with(String outcome) {
            return new Totals(
                    documents + 1,
                    same + (outcome.equals("same") ? 1 : 0),
                    changed + (outcome.equals("changed") ? 1 : 0),
                    failed + (outcome.equals("failed") ? 1 : 0),
                    skipped + (outcome.equals("skipped") ? 1 : 0));
        }
    }
}
