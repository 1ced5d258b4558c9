package ai.extraly.http.audit;

import ai.extraly.contract.audit.Access;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.openapi.Refuses;
import ai.extraly.http.security.AccountHolder;
import ai.extraly.http.web.ApiJson;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.Instants;
import ai.extraly.http.web.QueryString;
import ai.extraly.vault.Vault;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether the history is what was written. */
@RestController
@RequestMapping("/api/v1/ops/audit")
class ChainController {
    private static final String LINES = "application/x-ndjson";
    private static final String TAG = "Operation";

    private final ChainReader reader;
    private final AccessJournal journal;
    private final Vault vault;
    private final Clock clock;
    /** A walk reads the whole log; two at a time would only be slower. */
    private final Semaphore walks = new Semaphore(1);

    ChainController(ChainReader reader, AccessJournal journal, Vault vault, Clock clock) {
        this.reader = reader;
        this.journal = journal;
        this.vault = vault;
        this.clock = clock;
    }

    @PostMapping("/verify")
    @Operation(
            operationId = "verifyChain",
            tags = TAG,
            summary = "Verify the hash chain",
            description = """
                Walks the stored events of one document or of the whole log, recomputes each link and compares the ends with the newest \
                signed checkpoint. `findings` names the first break of each aggregate, a hundred of them at most. `not_anchored` counts the \
                events that are newer than that checkpoint: the loss of the last of them would not be seen.

                With `progress=true` the answer is JSON lines: how far the walk is, about once a second, and the verdict as the last line. \
                `409` while this node is on such a walk already.\
                """,
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "progress",
                            description = "Whether to tell how far the walk is.",
                            schema = @Schema(type = "boolean", defaultValue = "false")))
    @ApiResponse(
            responseCode = "200",
            description = "What came of it.",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = VerdictAnswer.class)),
                @Content(mediaType = LINES, schema = @Schema(type = "string"))
            })
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    void verify(
            @AuthenticationPrincipal AccountHolder caller,
            @RequestBody Scope scope,
            @Parameter(hidden = true) @RequestParam(required = false) @Nullable String progress,
            HttpServletResponse response)
            throws IOException {
        String document = scope.documentId();
        journal.record(caller, Access.AUDIT_VERIFY, null, null);
        if (document != null) {
            ChainReader.Outcome outcome =
                    reader.one(document).orElseThrow(() -> ApiException.notFound("There is no such document."));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            write(response.getOutputStream(), new VerdictAnswer(VerdictData.of(outcome)));
            return;
        }
        alone(() -> {
            boolean lines = "true".equals(progress);
            response.setContentType(lines ? LINES : MediaType.APPLICATION_JSON_VALUE);
            OutputStream out = response.getOutputStream();
            ChainReader.Outcome outcome = reader.all(lines ? new Telling(out, clock) : event -> {});
            write(out, new VerdictAnswer(VerdictData.of(outcome)));
        });
    }

    @GetMapping("/export")
    @Operation(
            operationId = "exportLog",
            tags = TAG,
            summary = "Export the event log",
            description = """
                JSON lines: each stored event of the period with the bytes as stored, then what there is of each aggregate, then a manifest, \
                then the signature over the manifest's line. Payloads hold ciphertext and opaque ids alone. \
                `java -jar extraly.jar audit verify FILE` verifies it without a server. An answer without a signature at its end was cut \
                off.\
                """,
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "from",
                        description = "Only events at or after this instant, or on or after this date (UTC).",
                        schema = @Schema(type = "string", example = "2026-03-01")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "to",
                        description = "Only events before this instant, or up to and including this date (UTC).",
                        schema = @Schema(type = "string", example = "2026-03-31"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The events.",
            content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
    @Refuses({ErrorCode.VALIDATION_ERROR, ErrorCode.CONFLICT})
    void export(@AuthenticationPrincipal AccountHolder caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        QueryString query = new QueryString(request);
        @Nullable
        Instant first = query.value("from", Instants::from, Instants.AN_INSTANT).orElse(null);
        @Nullable
        Instant end = query.value("to", Instants::to, Instants.AN_INSTANT).orElse(null);
        query.check();
        journal.record(caller, Access.AUDIT_EXPORT, null, null);
        alone(() -> {
            response.setContentType(LINES);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"extraly-audit.jsonl\"");
            Export export = new Export(first, end, response.getOutputStream());
            export.finish(reader.all(export), clock.instant(), vault.notary());
        });
    }

    @GetMapping("/key")
    @Operation(
            operationId = "getAuditKey",
            tags = TAG,
            summary = "Get the key that verifies exports",
            description =
                    "Keep it somewhere else: an export that is verified with a key from the export itself proves less.")
    @ApiResponse(responseCode = "200", description = "The key.", useReturnTypeSchema = true)
    Data<PublicKey> key(@AuthenticationPrincipal AccountHolder caller) {
        return new Data<>(PublicKey.of(vault.notary()));
    }

    private void alone(Walk walk) throws IOException {
        if (!walks.tryAcquire()) {
            throw new ApiException(ErrorCode.CONFLICT, "The log is being walked already. Try again when that is done.");
        }
        try {
            walk.run();
        } finally {
            walks.release();
        }
    }

    private static void write(OutputStream out, Object line) throws IOException {
        out.write((ApiJson.MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private interface Walk {
        void run() throws IOException;
    }

    /** Tells how far a walk is, not more often than somebody wants to read it. */
    private static final class Telling implements ChainReader.Visitor {
        private static final Duration EVERY = Duration.ofSeconds(1);

        private final OutputStream out;
        private final Clock clock;
        private Instant next = Instant.MIN;

        private Telling(OutputStream out, Clock clock) {
            this.out = out;
            this.clock = clock;
        }

        @Override
        public void visit(ai.extraly.contract.chain.StoredEvent event) {}

        @Override
        public void progress(long position, long head) throws IOException {
            Instant now = clock.instant();
            if (!now.isBefore(next)) {
                next = now.plus(EVERY);
                write(out, new ProgressLine(new Progress(position, head)));
            }
        }
    }

    record ProgressLine(Progress progress) {}

    record Progress(long position, long head) {}

    @Schema(name = "ChainVerdictAnswer")
    record VerdictAnswer(VerdictData data) {}

    @Schema(name = "ChainScope")
    record Scope(
            @Schema(
                    requiredMode = RequiredMode.NOT_REQUIRED,
                    description = "The document to verify; all when it is left out.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String documentId) {}
}
