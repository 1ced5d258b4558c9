package ai.extraly.http.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description, for programs; people read it at {@code /docs}. */
@RestController
class ApiDescriptionController {
    private final ApiDescription description;

    ApiDescriptionController(ApiDescription description) {
        this.description = description;
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = "application/json")
    @Operation(
            operationId = "describeApi",
            tags = "Description",
            summary = "This document",
            description = "The OpenAPI 3.1 document of the API, made from its code. Open to everybody.")
    @ApiResponse(responseCode = "200", description = "The document.")
    byte[] describe() {
        return description.json();
    }
}
