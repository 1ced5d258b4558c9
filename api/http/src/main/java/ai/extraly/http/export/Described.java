package ai.extraly.http.export;

import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What callers are told of the downloads. */
final class Described {
    private static final String TAG = "Documents";
    private static final String DISPOSITION = "#/components/headers/Content-Disposition";

    private Described() {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT, ErrorCode.PROCESSING_ERROR})
    @Operation(
            operationId = "exportDocument",
            tags = TAG,
            summary = "Export what was read",
            description = """
                    The results as a file. CSV has a row for each transaction or line, with the fields that stand once in front of it; XLSX \
                    has a sheet for either; XML has an element for each field; JSON is the `results` of the document. Texts that a \
                    spreadsheet would run as a formula are neutralised.

                    `409` until the document is completed, `422` when it failed.""",
            parameters =
                    @Parameter(
                            in = ParameterIn.PATH,
                            name = "format",
                            required = true,
                            description = "The kind of file.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"csv", "xlsx", "json", "xml"})),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The file.",
                            headers = @Header(name = "Content-Disposition", ref = DISPOSITION),
                            content = {
                                @Content(mediaType = "text/csv; charset=utf-8", schema = @Schema(type = "string")),
                                @Content(
                                        mediaType =
                                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(ref = "#/components/schemas/Results")),
                                @Content(
                                        mediaType = "application/xml; charset=utf-8",
                                        schema = @Schema(type = "string"))
                            }))
    @interface Export {}

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @Refuses(ErrorCode.NOT_FOUND)
    @Operation(
            operationId = "getOriginal",
            tags = TAG,
            summary = "Download the original",
            description = "The file that was submitted, byte for byte.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The file, under the media type that its bytes have.",
                            headers = @Header(name = "Content-Disposition", ref = DISPOSITION),
                            content = {
                                @Content(mediaType = "application/pdf"),
                                @Content(mediaType = "image/png"),
                                @Content(mediaType = "image/jpeg"),
                                @Content(mediaType = "image/tiff"),
                                @Content(mediaType = "image/webp")
                            }))
    @interface Original {}
}
