package ai.extraly.http.document;

import ai.extraly.contract.account.Role;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets people correct what was read. */
@RestController
@RequestMapping("/api/v1/documents/{id}/results")
class CorrectionsController {
    private final Documents documents;
    private final Corrections corrections;

    CorrectionsController(Documents documents, Corrections corrections) {
        this.documents = documents;
        this.corrections = corrections;
    }

    @PatchMapping(consumes = {"application/merge-patch+json", "application/json"})
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT, ErrorCode.FILE_TOO_LARGE})
    @Operation(
            operationId = "correctResults",
            tags = "Documents",
            summary = "Correct results",
            description = """
                    A person's correction, as a JSON Merge Patch (RFC 7396): fields take the place of those that were read, `null` takes \
                    one away, and a list is replaced as a whole. The corrected results must have the documented shape; totals and count \
                    of a statement follow from its transactions. Checks are made anew; in the evidence the source of a corrected field \
                    is `corrected`. What was read before stays in the history, and a later run has the correction made again.

                    `409` unless the document is completed and no run is under way, and after a thousand corrections of it.""",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = Corrections.REASON,
                            description = "Why, in your own words, in UTF-8. Only you can read it.",
                            schema = @Schema(type = "string", maxLength = Corrections.LONGEST_REASON)),
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/merge-patch+json",
                                        schema = @Schema(ref = "#/components/schemas/ResultsPatch")),
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(ref = "#/components/schemas/ResultsPatch"))
                            }),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The document with its corrected results.",
                            useReturnTypeSchema = true))
    Data<DocumentData> correct(
            @AuthenticationPrincipal ApiClient caller,
            @Parameter(description = Described.ID) @PathVariable String id,
            HttpServletRequest request)
            throws IOException {
        corrections.make(
                documents.find(caller, id),
                request.getInputStream(),
                request.getHeader(Corrections.REASON),
                caller.as(Role.USER));
        return new Data<>(documents.data(documents.find(caller, id), Set.of()));
    }
}
