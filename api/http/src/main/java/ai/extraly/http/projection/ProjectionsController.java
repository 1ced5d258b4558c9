package ai.extraly.http.projection;

import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/** Shows operators the read models, and lets them build one anew or compare it with the events. */
@RestController
@RequestMapping("/api/v1/ops")
class ProjectionsController {
    private static final String TAG = "Operation";
    private static final String NAME = "The name of the projection, as the list has it.";
    private static final String ID = "The id of the rebuild.";
    private static final int FASTEST = 1_000_000;

    private final Rebuilds rebuilds;
    private final ProgressStream progress;

    ProjectionsController(Rebuilds rebuilds, ProgressStream progress) {
        this.rebuilds = rebuilds;
        this.progress = progress;
    }

    @GetMapping("/projections")
    @Operation(
            operationId = "listProjections",
            tags = TAG,
            summary = "List the read models",
            description =
                    "Each with its live generation, about how many rows it has, and how many events it has not seen yet.")
    @ApiResponse(responseCode = "200", description = "The read models.", useReturnTypeSchema = true)
    Data<List<ProjectionData>> list(@AuthenticationPrincipal AccountHolder caller) {
        return new Data<>(
                rebuilds.projections().stream().map(ProjectionData::of).toList());
    }

    @PostMapping("/projections/{name}/rebuild")
    @Operation(
            operationId = "rebuildProjection",
            tags = TAG,
            summary = "Build a read model anew",
            description =
                    "From all events, beside the live one, which answers until the new one has caught up and takes its place. `409` while the model is being rebuilt or verified.")
    @ApiResponse(responseCode = "202", description = "It begins.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Data<RebuildData> rebuild(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = NAME) @PathVariable String name,
            @RequestBody(required = false) @Nullable Speed sent) {
        return start(caller, name, RebuildKind.REBUILD, sent);
    }

    @PostMapping("/projections/{name}/verify")
    @Operation(
            operationId = "verifyProjection",
            tags = TAG,
            summary = "Compare a read model with the events",
            description =
                    "Builds the model beside the live one, compares the two row by row and drops the new one; the live one stays as it is. What differs is in the `drift` of the rebuild. `409` while the model is being rebuilt or verified.")
    @ApiResponse(responseCode = "202", description = "It begins.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Data<RebuildData> verify(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = NAME) @PathVariable String name,
            @RequestBody(required = false) @Nullable Speed sent) {
        return start(caller, name, RebuildKind.VERIFY, sent);
    }

    @GetMapping("/rebuilds/{id}")
    @Operation(
            operationId = "getRebuild",
            tags = TAG,
            summary = "Follow a rebuild",
            description = "How many events it has seen of those that there were when it began, and what became of it.")
    @ApiResponse(responseCode = "200", description = "The rebuild.", useReturnTypeSchema = true)
    @Refuses(ErrorCode.NOT_FOUND)
    Data<RebuildData> find(
            @AuthenticationPrincipal AccountHolder caller, @Parameter(description = ID) @PathVariable String id) {
        return new Data<>(RebuildData.of(rebuilds.find(id)));
    }

    @GetMapping("/rebuilds/{id}/events")
    @Operation(
            operationId = "streamRebuild",
            tags = TAG,
            summary = "Watch a rebuild",
            description =
                    "Server-sent events named `rebuild`, one a second, each with the rebuild as JSON. The last one has another status than `running`. A stream ends after five minutes; ask again.")
    @ApiResponse(
            responseCode = "200",
            description = "The events.",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @Refuses(ErrorCode.NOT_FOUND)
    void stream(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = ID) @PathVariable String id,
            HttpServletResponse response)
            throws IOException {
        progress.write(rebuilds.find(id), () -> rebuilds.find(id), response);
    }

    @DeleteMapping("/rebuilds/{id}")
    @Operation(
            operationId = "cancelRebuild",
            tags = TAG,
            summary = "Cancel a rebuild",
            description = "What it has built is dropped; the live model stays as it is. `409` once it is over.")
    @ApiResponse(responseCode = "200", description = "The rebuild.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    Data<RebuildData> cancel(
            @AuthenticationPrincipal AccountHolder caller, @Parameter(description = ID) @PathVariable String id) {
        return new Data<>(RebuildData.of(rebuilds.cancel(caller, id)));
    }

    private Data<RebuildData> start(AccountHolder caller, String name, RebuildKind kind, @Nullable Speed sent) {
        Integer most = sent == null ? null : sent.eventsPerSecond();
        if (most != null && (most < 0 || most > FASTEST)) {
            throw ApiException.invalid("events_per_second", "A whole number from 0, for no limit, to 1000000.");
        }
        return new Data<>(RebuildData.of(rebuilds.start(caller, name, kind, most)));
    }

    record Speed(
            @Schema(
                    requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                    minimum = "0",
                    maximum = "1000000",
                    description =
                            "The most events a second that a node reads for it, so that it slows nobody down. 0 is no limit; without it, the settings say.")
            @Nullable
            Integer eventsPerSecond) {}
}
