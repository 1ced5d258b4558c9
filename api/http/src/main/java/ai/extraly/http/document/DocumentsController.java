package ai.extraly.http.document;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.document.command.DeleteDocument;
import ai.extraly.contract.document.query.AwaitDocument;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.bus.ReadModels;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.upload.Intake;
import ai.extraly.http.web.Data;
import ai.extraly.http.web.Instants;
import ai.extraly.http.web.Message;
import ai.extraly.http.web.PageMeta;
import ai.extraly.http.web.QueryString;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Submit, look, list, delete. */
@RestController
@RequestMapping("/api/v1/documents")
class DocumentsController {
    private static final int LONGEST_WAIT = 60;
    /** Seconds after which another look may be worth it. */
    private static final String LOOK_AGAIN_AFTER = "2";

    private final Submissions submissions;
    private final Documents documents;
    private final Waiting waiting;
    private final Queries queries;
    private final Commands commands;
    private final ReadModels readModels;
    private final Intake intake;
    private final Clock clock;

    DocumentsController(
            Submissions submissions,
            Documents documents,
            Waiting waiting,
            Queries queries,
            Commands commands,
            ReadModels readModels,
            Intake intake,
            Clock clock) {
        this.submissions = submissions;
        this.documents = documents;
        this.waiting = waiting;
        this.queries = queries;
        this.commands = commands;
        this.readModels = readModels;
        this.intake = intake;
        this.clock = clock;
    }

    @PostMapping
    @Described.Submit
    ResponseEntity<Data<DocumentData>> submit(@AuthenticationPrincipal ApiClient caller, HttpServletRequest request)
            throws IOException {
        DocumentData document = submissions.submit(caller, request);
        return ResponseEntity.created(URI.create("/api/v1/documents/" + document.id()))
                .body(new Data<>(document));
    }

    @GetMapping("/{id}")
    @Described.Look
    ResponseEntity<Data<DocumentData>> look(
            @AuthenticationPrincipal ApiClient caller,
            @Parameter(description = Described.ID) @PathVariable String id,
            HttpServletRequest request) {
        QueryString query = new QueryString(request);
        Duration patience = Duration.ofSeconds(query.number("wait", 0, LONGEST_WAIT, 0));
        Set<Include> included = Include.of(query.text("include"));
        Optional<Instant> asOf = Instants.asOf(query, clock.instant());
        query.check();

        if (asOf.isPresent()) {
            // Whatever there was to wait for has happened or has not: the past stays as it is.
            return ResponseEntity.ok(new Data<>(documents.past(caller, id, asOf.get(), included)));
        }
        DocumentView view = documents.find(caller, id);
        if (!patience.isZero() && !view.status().isTerminal()) {
            view = await(caller, view, patience);
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (!view.status().isTerminal()) {
            answer.header(HttpHeaders.RETRY_AFTER, LOOK_AGAIN_AFTER);
        }
        return answer.body(new Data<>(documents.data(view, included)));
    }

    private DocumentView await(ApiClient caller, DocumentView before, Duration patience) {
        AwaitDocument question = new AwaitDocument(before.documentId(), caller.accountId(), patience);
        Optional<DocumentView> after = waiting.wait(
                caller.apiKeyId(),
                () -> queries.find(question, DocumentView.class, patience),
                () -> documents.find(caller, before.documentId()));
        return after.orElseThrow(Documents::unknown);
    }

    @GetMapping
    @Described.ListAll
    ListData list(@AuthenticationPrincipal ApiClient caller, HttpServletRequest request) {
        QueryString query = new QueryString(request);
        ListDocuments asked = ListRequest.of(caller.accountId(), query);
        DocumentPage page = queries.find(asked, DocumentPage.class).orElseThrow();
        return new ListData(
                page.documents().stream()
                        .map(documents::data)
                        .flatMap(Optional::stream)
                        .toList(),
                PageMeta.of(query.number("page", 1, Integer.MAX_VALUE, 1), asked.perPage(), page.total()));
    }

    @DeleteMapping("/{id}")
    @Described.Delete
    Message delete(
            @AuthenticationPrincipal ApiClient caller, @Parameter(description = Described.ID) @PathVariable String id) {
        DocumentId document = Documents.id(id);
        Acknowledged written = commands.send(
                new DeleteDocument(document, caller.accountId(), clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                caller.as(Role.USER));
        intake.erase(document);
        readModels.await(document, written);
        return new Message("Document deleted successfully.");
    }
}
