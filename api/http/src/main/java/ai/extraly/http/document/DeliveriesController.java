package ai.extraly.http.document;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.document.command.RedeliverWebhook;
import ai.extraly.contract.document.query.DeliveryStatus;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.web.Data;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a document's receiver was told, and to tell it once more. */
@RestController
@RequestMapping("/api/v1/documents/{id}/webhooks")
class DeliveriesController {
    private final Documents documents;
    private final Past past;
    private final Commands commands;
    private final Clock clock;

    DeliveriesController(Documents documents, Past past, Commands commands, Clock clock) {
        this.documents = documents;
        this.past = past;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listDeliveries",
            tags = "Webhooks",
            summary = "List what a receiver was told",
            description =
                    "The deliveries of a document with each attempt: status, duration, and the first KiB of the receiver's answer.")
    @ApiResponse(responseCode = "200", description = "The deliveries, oldest first.", useReturnTypeSchema = true)
    @Refuses(ErrorCode.NOT_FOUND)
    Data<List<DeliveryData>> list(
            @AuthenticationPrincipal ApiClient caller, @Parameter(description = Described.ID) @PathVariable String id) {
        return new Data<>(past.deliveries(documents.find(caller, id).documentId(), caller.accountId()));
    }

    @PostMapping("/{delivery}/redeliver")
    @Operation(
            operationId = "redeliver",
            tags = "Webhooks",
            summary = "Tell a receiver once more",
            description =
                    "A new round of attempts at the same delivery, with the same bytes. `409` while a round is under way.")
    @ApiResponse(responseCode = "202", description = "The receiver is about to be told.", useReturnTypeSchema = true)
    @Refuses({ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Data<Accepted> redeliver(
            @AuthenticationPrincipal ApiClient caller,
            @Parameter(description = Described.ID) @PathVariable String id,
            @Parameter(description = "The id of the delivery, as `X-Extraly-Delivery` has it.") @PathVariable
                    String delivery) {
        DeliveryId known =
                DeliveryId.parse(delivery).orElseThrow(() -> ApiException.notFound(Refusal.DELIVERY_UNKNOWN.message()));
        commands.send(
                new RedeliverWebhook(
                        Documents.id(id),
                        caller.accountId(),
                        known,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                caller.as(Role.USER));
        return new Data<>(new Accepted(known, DeliveryStatus.PENDING));
    }

    record Accepted(DeliveryId id, DeliveryStatus status) {}
}
