package ai.extraly.http.operation;

import ai.extraly.contract.audit.Access;
import ai.extraly.contract.operation.DeadLetterDiscarded;
import ai.extraly.contract.operation.DeadLetterPage;
import ai.extraly.contract.operation.DeadLetterRetried;
import ai.extraly.contract.operation.DiscardDeadLetter;
import ai.extraly.contract.operation.ListDeadLetters;
import ai.extraly.contract.operation.Obstacle;
import ai.extraly.contract.operation.RetryDeadLetter;
import ai.extraly.http.audit.AccessJournal;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.QueryString;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be handled: which, why, and what is to become of them. */
@RestController
@RequestMapping("/api/v1/ops/dead-letters")
class DeadLettersController {
    private static final Pattern IDS = Pattern.compile("[0-9a-f]{24}");
    private static final String ID = "The id of the dead letter, as the list has it.";
    private static final int MOST_PER_PAGE = 100;
    private static final int PER_PAGE = 20;
    private static final int LONGEST_REASON = 500;

    /** What is handled again may be a large document. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queries queries;
    private final AccessJournal journal;

    DeadLettersController(Queries queries, AccessJournal journal) {
        this.queries = queries;
        this.journal = journal;
    }

    @GetMapping
    @Operation(
            operationId = "listDeadLetters",
            tags = "Operation",
            summary = "List what could not be handled",
            description =
                    "Events that a processor could not handle, and those of the same document or account that wait behind them, oldest first. Nothing of their content is shown.",
            parameters = {
                @Parameter(
                        name = "group",
                        in = ParameterIn.QUERY,
                        description = "Only those of this processor.",
                        schema = @Schema(type = "string")),
                @Parameter(
                        name = "page",
                        in = ParameterIn.QUERY,
                        description = "Page number.",
                        schema = @Schema(type = "integer", minimum = "1", defaultValue = "1")),
                @Parameter(
                        name = "per_page",
                        in = ParameterIn.QUERY,
                        description = "Dead letters on a page.",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
            })
    @ApiResponse(responseCode = "200", description = "A page of dead letters.", useReturnTypeSchema = true)
    @Refuses(ErrorCode.VALIDATION_ERROR)
    DeadLetterList list(@AuthenticationPrincipal AccountHolder caller, HttpServletRequest request) {
        QueryString query = new QueryString(request);
        ListDeadLetters list = new ListDeadLetters(
                query.text("group").orElse(null),
                query.number("page", 1, Integer.MAX_VALUE, 1),
                query.number("per_page", 1, MOST_PER_PAGE, PER_PAGE));
        query.check();
        return DeadLetterList.of(queries.find(list, DeadLetterPage.class).orElseThrow(DeadLettersController::nobody));
    }

    @PostMapping("/{id}/retry")
    @Operation(
            operationId = "retryDeadLetter",
            tags = "Operation",
            summary = "Handle a dead letter again",
            description =
                    "Handles the waiting events of the same document or account again, from the first on, in their order, until one fails. `went_through` says whether none is left. `409` while they are being handled, or when no node runs that could.")
    @ApiResponse(responseCode = "200", description = "Whether it went through.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    Data<Retried> retry(
            @AuthenticationPrincipal AccountHolder caller, @Parameter(description = ID) @PathVariable String id) {
        journal.record(caller, Access.DEAD_LETTER_RETRIED, known(id), null);
        DeadLetterRetried retried = queries.find(new RetryDeadLetter(id), DeadLetterRetried.class, PATIENCE)
                .orElseThrow(DeadLettersController::nobody);
        Obstacles.throwIfAny(retried.obstacle());
        return new Data<>(new Retried(retried.left() == 0, retried.group(), retried.sequence(), retried.left()));
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "discardDeadLetter",
            tags = "Operation",
            summary = "Discard a dead letter",
            description =
                    "The processor will do without this event. Those that wait behind it stay, and the next of them becomes the first. A projection lacks what the event says of its document until it is rebuilt; work that the event asked for is not done.")
    @ApiResponse(responseCode = "200", description = "It is gone.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    Data<Discarded> discard(
            @AuthenticationPrincipal AccountHolder caller,
            @Parameter(description = ID) @PathVariable String id,
            @RequestBody Discard sent) {
        String reason = sent.reason() == null ? "" : sent.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw ApiException.invalid("reason", "Give a reason of 1 to 500 characters.");
        }
        journal.record(caller, Access.DEAD_LETTER_DISCARDED, known(id), reason);
        DeadLetterDiscarded discarded = queries.find(new DiscardDeadLetter(id), DeadLetterDiscarded.class)
                .orElseThrow(DeadLettersController::nobody);
        Obstacles.throwIfAny(discarded.obstacle());
        return new Data<>(new Discarded(discarded.group(), discarded.sequence(), discarded.left()));
    }

    private static String known(String id) {
        if (!IDS.matcher(id).matches()) {
            throw ApiException.notFound(Obstacle.LETTER_UNKNOWN.message());
        }
        return id;
    }

    private static ApiException nobody() {
        return ApiException.unavailable(new IllegalStateException("Nobody answers for dead letters"));
    }

    record Discard(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = LONGEST_REASON,
                    description = "Why it may be done without. It is kept, sealed, in the journal.")
            @Nullable
            String reason) {}

    /**
     * What became of a retry.
     *
     * @param left how many of the sequence still wait
     */
    @Schema(name = "DeadLetterRetry")
    record Retried(boolean wentThrough, String group, String sequence, long left) {}

    /**
     * What is left.
     *
     * @param left how many of the sequence wait without it
     */
    @Schema(name = "DeadLetterDiscard")
    record Discarded(String group, String sequence, long left) {}

    @JsonPropertyOrder({"data", "meta"})
    @Schema(name = "DeadLetterListAnswer")
    record DeadLetterList(List<DeadLetterData> data, Meta meta) {
        static DeadLetterList of(DeadLetterPage page) {
            return new DeadLetterList(
                    page.letters().stream().map(DeadLetterData::of).toList(),
                    new Meta(
                            page.page(),
                            Math.max(1, Math.ceilDiv(page.total(), page.perPage())),
                            page.perPage(),
                            page.total()));
        }
    }

    @JsonPropertyOrder({"current_page", "last_page", "per_page", "total"})
    @Schema(name = "DeadLetterPageMeta")
    record Meta(int currentPage, long lastPage, int perPage, long total) {}
}
