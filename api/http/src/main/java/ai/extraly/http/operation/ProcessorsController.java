package ai.extraly.http.operation;

import ai.extraly.contract.audit.Access;
import ai.extraly.contract.operation.ChangeSegments;
import ai.extraly.contract.operation.ListProcessors;
import ai.extraly.contract.operation.Obstacle;
import ai.extraly.contract.operation.ProcessorView;
import ai.extraly.contract.operation.SegmentChange;
import ai.extraly.contract.operation.SegmentsChanged;
import ai.extraly.http.audit.AccessJournal;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What handles events, how far it is, and into how many parts it is cut. */
@RestController
@RequestMapping("/api/v1/ops/processors")
class ProcessorsController {
    private static final Pattern NAMES = Pattern.compile("[a-z0-9-]{1,100}");
    private static final String NAME = "The name as the list has it; a projection's generation is `documents-1`.";

    /** A segment is split or merged between two batches, and a batch may be a large document. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queries queries;
    private final AccessJournal journal;

    ProcessorsController(Queries queries, AccessJournal journal) {
        this.queries = queries;
        this.journal = journal;
    }

    @GetMapping
    @Operation(
            operationId = "listProcessors",
            tags = "Operation",
            summary = "List what handles events",
            description =
                    "Every processor on every node with its segments: position, lag in events and in seconds, errors, node. `lag_seconds` is the age of the oldest event that is not handled yet. `parts` says how large a segment is: 4 is a quarter of the processor.")
    @ApiResponse(responseCode = "200", description = "The processors by name.", useReturnTypeSchema = true)
    Data<List<ProcessorData>> list(@AuthenticationPrincipal AccountHolder caller) {
        return new Data<>(queries.list(new ListProcessors(), ProcessorView.class).stream()
                .map(ProcessorData::of)
                .toList());
    }

    @PostMapping("/{name}/split")
    @Operation(
            operationId = "splitSegment",
            tags = "Operation",
            summary = "Split a segment",
            description =
                    "Makes two of one segment, so that two threads or nodes can handle what one did: the one named, or else the largest. `409` when no node handles it at the moment.")
    @ApiResponse(responseCode = "200", description = "The segments that there are now.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    Data<SegmentsData> split(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = NAME) @PathVariable String name,
            @RequestBody(required = false) @Nullable SegmentChoice choice) {
        return change(caller, name, SegmentChange.SPLIT, choice);
    }

    @PostMapping("/{name}/merge")
    @Operation(
            operationId = "mergeSegment",
            tags = "Operation",
            summary = "Merge a segment",
            description =
                    "Makes one of two segments: the one named, or else the smallest, and the one that it was split from. `409` when one is left, or when no node handles them at the moment.")
    @ApiResponse(responseCode = "200", description = "The segments that there are now.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    Data<SegmentsData> merge(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = NAME) @PathVariable String name,
            @RequestBody(required = false) @Nullable SegmentChoice choice) {
        return change(caller, name, SegmentChange.MERGE, choice);
    }

    private Data<SegmentsData> change(
            AccountHolder caller, String name, SegmentChange change, @Nullable SegmentChoice choice) {
        if (!NAMES.matcher(name).matches()) {
            throw ApiException.notFound(Obstacle.PROCESSOR_UNKNOWN.message());
        }
        journal.record(
                caller,
                switch (change) {
                    case SPLIT -> Access.SEGMENT_SPLIT;
                    case MERGE -> Access.SEGMENT_MERGED;
                },
                name,
                null);
        Integer segment = choice == null ? null : choice.segment();
        SegmentsChanged changed = queries.find(
                        new ChangeSegments(name, change, segment), SegmentsChanged.class, PATIENCE)
                .orElseThrow(
                        () -> ApiException.unavailable(new IllegalStateException("Nobody answers for processors")));
        Obstacles.throwIfAny(changed.obstacle());
        return new Data<>(new SegmentsData(changed.processor(), changed.segments()));
    }

    record SegmentChoice(
            @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, minimum = "0", description = "Its number.")
            @Nullable
            Integer segment) {}

    @Schema(name = "Segments")
    record SegmentsData(String name, List<Integer> segments) {}
}
