package ai.extraly.http.document;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.document.command.ReprocessDocument;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.bus.ReadModels;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.QueryString;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reads a document again, and tells how what was found differs from run to run. */
@RestController
@RequestMapping("/api/v1/documents/{id}")
class RunsController {
    private static final String TAG = "Documents";
    private static final String RUN = "^([1-9][0-9]{0,5}|current)$";

    private final Documents documents;
    private final Admission admission;
    private final RunsDiff runs;
    private final Commands commands;
    private final ReadModels readModels;
    private final Clock clock;

    RunsController(
            Documents documents,
            Admission admission,
            RunsDiff runs,
            Commands commands,
            ReadModels readModels,
            Clock clock) {
        this.documents = documents;
        this.admission = admission;
        this.runs = runs;
        this.commands = commands;
        this.readModels = readModels;
        this.clock = clock;
    }

    @PostMapping("/reprocess")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    @Operation(
            operationId = "reprocessDocument",
            tags = TAG,
            summary = "Read a document again",
            description = """
                    Starts a new run with today's engine. A completed document stays completed meanwhile, with its results; when the run \
                    fails it stays as it was. A failed document is processing again. Corrections are made again on the new results. \
                    Follow the run with `include=attempts`. `409` while a run is under way; sent again after its end, it starts another one.""",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "notify",
                            description = """
                                    Whether the document's receiver is told how the run ends. A run that failed is told as \
                                    `document.failed`, though a completed document stays completed.""",
                            schema = @Schema(type = "boolean", defaultValue = "false")),
            responses =
                    @ApiResponse(
                            responseCode = "202",
                            description = "The document, as it is while the run is under way.",
                            useReturnTypeSchema = true))
    Data<DocumentData> reprocess(
            @AuthenticationPrincipal ApiClient caller,
            @Parameter(description = Described.ID) @PathVariable String id,
            HttpServletRequest request) {
        QueryString query = new QueryString(request);
        boolean notify = query.value("notify", RunsController::truth, "This must be true or false.")
                .orElse(false);
        query.check();
        DocumentView before = documents.find(caller, id);
        try (Admission.Place _ = admission.enter(caller.accountId())) {
            Acknowledged written = commands.send(
                    new ReprocessDocument(
                            before.documentId(),
                            caller.accountId(),
                            notify,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                    caller.as(Role.USER));
            readModels.await(before.documentId(), written);
        }
        return new Data<>(documents.data(documents.find(caller, id), Set.of()));
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    @GetMapping("/diff")
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND})
    @Operation(
            operationId = "compareRuns",
            tags = TAG,
            summary = "Compare runs",
            description = """
                    What differs between the results of two runs, field by field. A run's number stands for what the engine found in it; \
                    `current` for the results as they are now, with corrections. Amounts are compared as decimals, rows are aligned \
                    first: a row that was put in is one change.""",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from",
                        description =
                                "The earlier run. Without it, the one before `to`; for `current`, the newest run.",
                        schema = @Schema(type = "string", pattern = RUN, example = "1")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "to",
                        description = "The later run, or `current`. Without it, the newest run.",
                        schema = @Schema(type = "string", pattern = RUN, example = "2"))
            },
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The differences, in the order of the fields.",
                            useReturnTypeSchema = true))
    Data<DiffData> diff(
            @AuthenticationPrincipal ApiClient caller,
            @Parameter(description = Described.ID) @PathVariable String id,
            HttpServletRequest request) {
        QueryString query = new QueryString(request);
        String must = "This must be the number of a run, or current.";
        Optional<String> from = query.value("from", RunsController::run, must);
        Optional<String> to = query.value("to", RunsController::run, must);
        query.check();
        return new Data<>(runs.compare(documents.find(caller, id), from, to));
    }

    private static Optional<String> run(String text) {
        return Optional.of(text).filter(run -> run.matches(RUN));
    }
}
