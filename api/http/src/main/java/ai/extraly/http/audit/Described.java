package ai.extraly.http.audit;

import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What callers are told of the calls on the past, kept out of the controllers' way. */
final class Described {
    static final String ID = "The id that the document got when it was submitted.";

    private static final String OF_THE_FIRST =
            "The sequence of the first event to be shown; for paging, `next_sequence`.";
    private static final String LIMIT = "Events to be shown.";
    private static final String AS_OF =
            "An instant that has passed: nothing that happened later. A whole second stands for all of it.";

    private Described() {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND})
    @Operation(
            operationId = "getHistory",
            tags = "Documents",
            summary = "Look at a document's history",
            description = """
                    Its events, oldest first: what happened, when, on whose behalf, and the digests that prove it. `as_of` of an event, \
                    passed to `GET /documents/{id}`, shows the document as it stood right after it.

                    `content` is there for the owner alone. Auditors and operators see the events of every account's documents, deleted \
                    ones too, and each time they look is recorded.""",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from_sequence",
                        description = OF_THE_FIRST,
                        schema = @Schema(type = "integer", minimum = "0", defaultValue = "0")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        description = LIMIT,
                        schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "100")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "as_of",
                        description = AS_OF,
                        schema = @Schema(type = "string", example = "2026-03-21T10:30:00Z"))
            },
            responses = @ApiResponse(responseCode = "200", description = "The events.", useReturnTypeSchema = true))
    @interface Owned {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND})
    @Operation(
            operationId = "auditDocument",
            tags = "Operation",
            summary = "Look at the history of anybody's document",
            description = """
                    For accounts with the role auditor or operator. The events of a document, deleted or not, without any content. That \
                    somebody looked is recorded first: where it cannot be, the answer is `503`.""",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from_sequence",
                        description = OF_THE_FIRST,
                        schema = @Schema(type = "integer", minimum = "0", defaultValue = "0")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        description = LIMIT,
                        schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "100")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "as_of",
                        description = AS_OF,
                        schema = @Schema(type = "string", example = "2026-03-21T10:30:00Z"))
            },
            responses = @ApiResponse(responseCode = "200", description = "The events.", useReturnTypeSchema = true))
    @interface Audited {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses(ErrorCode.VALIDATION_ERROR)
    @Operation(
            operationId = "auditDocuments",
            tags = "Operation",
            summary = "List everybody's documents",
            description = """
                    For accounts with the role auditor or operator. Documents of all accounts, deleted ones among them, newest first: \
                    whose they are and what happened to them last. That somebody looked is recorded first.""",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "account",
                        description = "Only documents of this account.",
                        schema = @Schema(type = "string", pattern = "^acc_[0-9a-hjkmnp-tv-z]{26}$")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from",
                        description =
                                "Only documents created at or after this instant, or on or after this date (UTC).",
                        schema = @Schema(type = "string", example = "2026-03-01")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "to",
                        description =
                                "Only documents created before this instant, or up to and including this date (UTC).",
                        schema = @Schema(type = "string", example = "2026-03-31")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "page",
                        description = "Page number.",
                        schema = @Schema(type = "integer", minimum = "1", defaultValue = "1")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "per_page",
                        description = "Documents on a page.",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
            },
            responses = @ApiResponse(responseCode = "200", description = "A page.", useReturnTypeSchema = true))
    @interface Documents {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses(ErrorCode.VALIDATION_ERROR)
    @Operation(
            operationId = "listAccesses",
            tags = "Operation",
            summary = "List what auditors and operators did",
            description = """
                    For accounts with the role auditor. Who did what in a role, and why, oldest first. It is read from the log, so many \
                    events at a time: an answer may have few entries or none although more follow, as long as `next_position` is not null. \
                    That somebody looked is recorded first.""",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "account",
                        description = "Only what this account did.",
                        schema = @Schema(type = "string", pattern = "^acc_[0-9a-hjkmnp-tv-z]{26}$")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from",
                        description = "Only what was done at or after this instant, or on or after this date (UTC).",
                        schema = @Schema(type = "string", example = "2026-03-01")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "to",
                        description = "Only what was done before this instant, or up to and including this date (UTC).",
                        schema = @Schema(type = "string", example = "2026-03-31")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from_position",
                        description = "The `next_position` of the answer before.",
                        schema = @Schema(type = "integer", format = "int64", minimum = "0")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "limit",
                        description = "Entries to be shown.",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "100"))
            },
            responses = @ApiResponse(responseCode = "200", description = "The entries.", useReturnTypeSchema = true))
    @interface Accesses {}
}
