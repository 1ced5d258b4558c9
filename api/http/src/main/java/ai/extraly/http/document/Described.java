package ai.extraly.http.document;

import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What callers are told of the calls on documents, kept out of the controller's way. */
final class Described {
    private static final String TAG = "Documents";
    static final String ID = "The id that the document got when it was submitted.";

    private Described() {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.CONFLICT, ErrorCode.FILE_TOO_LARGE, ErrorCode.UNSUPPORTED_FORMAT})
    @Operation(
            operationId = "submitDocument",
            tags = TAG,
            summary = "Submit a document",
            description = """
                    Sends a file as `multipart/form-data`. The answer comes as soon as the file is stored; reading it goes on. Ask for the \
                    document with `wait`, or give a `webhook_url`.

                    `503` means that too much is waiting; come back after `Retry-After`.""",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "Idempotency-Key",
                            description = """
                                    Up to 255 printable ASCII characters of your choice. The same key with the same request answers with \
                                    the first document again and submits nothing; with another request, or after that document was \
                                    deleted, it is `409`.""",
                            schema = @Schema(type = "string", minLength = 1, maxLength = 255, pattern = "^[ -~]+$")),
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(ref = "#/components/schemas/Submission"),
                                            encoding = {
                                                @Encoding(
                                                        name = "document",
                                                        contentType =
                                                                "application/pdf, image/png, image/jpeg, image/tiff, image/webp")
                                            })),
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            description =
                                    "It is stored. `status` is `pending` while it waits in the queue, `processing` from then on.",
                            useReturnTypeSchema = true,
                            headers = @Header(name = "Location", ref = "#/components/headers/Location")))
    @interface Submit {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND})
    @Operation(
            operationId = "getDocument",
            tags = TAG,
            summary = "Look at a document",
            description = """
                    How it stands, and what was read once it is `completed`. A document that is `failed` has an `error` whose `reason` says \
                    why.""",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "wait",
                        description = """
                                Seconds to wait for the end, at most 60. The answer comes as soon as the document is completed or failed, \
                                or then with what is. At most 20 requests of a key wait at a time; further ones are answered at once.""",
                        schema = @Schema(type = "integer", minimum = "0", maximum = "60", defaultValue = "0")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "include",
                        description = """
                                What to add, separated by commas: `evidence` (where each value stands on the page), `checks` (which sums \
                                hold), `attempts` (at reading it) and `webhooks` (what its receiver was told).""",
                        schema =
                                @Schema(
                                        type = "string",
                                        pattern =
                                                "^(evidence|checks|attempts|webhooks)(,(evidence|checks|attempts|webhooks))*$",
                                        example = "evidence,checks")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "as_of",
                        description = """
                                An instant that has passed: the document as it stood then, results and all. A whole second stands for all \
                                of it, a fraction is taken at its word. `404` before it was submitted, and once it is deleted. \
                                Nothing is waited for.""",
                        schema = @Schema(type = "string", example = "2026-03-21T10:30:00Z"))
            },
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The document. `Retry-After` comes with it until it is completed or failed.",
                            useReturnTypeSchema = true,
                            headers = @Header(name = "Retry-After", ref = "#/components/headers/Retry-After")))
    @interface Look {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses(ErrorCode.VALIDATION_ERROR)
    @Operation(
            operationId = "listDocuments",
            tags = TAG,
            summary = "List documents",
            description = "Your documents, a page at a time. A page past the end is empty. `meta.total` is exact.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "page",
                        description = "Page number.",
                        schema = @Schema(type = "integer", minimum = "1", defaultValue = "1")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "per_page",
                        description = "Documents on a page.",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "status",
                        description = "Only documents of this status.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"pending", "processing", "completed", "failed"})),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "detection_type",
                        description = "Only documents of this type.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"bank_statement", "invoice", "receipt", "auto"})),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "q",
                        description = "Only documents whose id begins like this.",
                        schema = @Schema(type = "string", example = "doc_01m8")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "created_from",
                        description =
                                "Only documents created at or after this instant, or on or after this date (UTC).",
                        schema = @Schema(type = "string", example = "2026-03-01")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "created_to",
                        description =
                                "Only documents created before this instant, or up to and including this date (UTC).",
                        schema = @Schema(type = "string", example = "2026-03-31")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "sort",
                        description = "What to sort by. Ids decide between equals.",
                        schema =
                                @Schema(
                                        type = "string",
                                        defaultValue = "created_at",
                                        allowableValues = {"created_at", "updated_at"})),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "order",
                        description = "Upwards or downwards.",
                        schema =
                                @Schema(
                                        type = "string",
                                        defaultValue = "desc",
                                        allowableValues = {"asc", "desc"}))
            },
            responses = @ApiResponse(responseCode = "200", description = "A page.", useReturnTypeSchema = true))
    @interface ListAll {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses({ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    @Operation(
            operationId = "deleteDocument",
            tags = TAG,
            summary = "Delete a document",
            description = """
                    Destroys the file, what was read from it, its metadata and the key that they are encrypted with. It cannot be undone. \
                    `409` while it is pending or processing, `404` the second time.""",
            responses = @ApiResponse(responseCode = "200", description = "It is gone.", useReturnTypeSchema = true))
    @interface Delete {}
}
