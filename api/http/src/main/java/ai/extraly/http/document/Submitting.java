package ai.extraly.http.document;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.FindDocument;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.bus.CommandRefused;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.bus.ReadModels;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.upload.Intake;
import ai.extraly.http.upload.Submission;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The way of a submission: the file into the vault, everything personal sealed, one command, and an answer only when the next look
 * at the document will find it.
 */
@Component
class Submitting {
    private static final Duration HOW_IT_STANDS = Duration.ofSeconds(1);

    private final Intake intake;
    private final SubmissionCommands submissions;
    private final Commands commands;
    private final Queries queries;
    private final ReadModels readModels;
    private final Clock clock;

    Submitting(
            Intake intake,
            SubmissionCommands submissions,
            Commands commands,
            Queries queries,
            ReadModels readModels,
            Clock clock) {
        this.intake = intake;
        this.submissions = submissions;
        this.commands = commands;
        this.queries = queries;
        this.readModels = readModels;
        this.clock = clock;
    }

    DocumentData submit(ApiClient caller, HttpServletRequest request) throws IOException {
        DocumentId id = DocumentId.next(clock.instant());
        Submission submission = intake.receive(request, id);
        SubmitDocument command = commandOrNothing(caller, submission);
        Acknowledged written = send(command, caller);
        readModels.await(id, written);
        Optional<DocumentView> view = underWay(caller, id);
        return DocumentData.underWay(
                id,
                view.map(DocumentView::status).map(Submitting::beforeItsEnd).orElse(DocumentStatus.PENDING),
                submission.type(),
                submission.fileName(),
                command.pages(),
                submission.webhookUrl(),
                submission.metadata(),
                command.at(),
                view.map(DocumentView::updatedAt).orElse(command.at()));
    }

    /**
     * How it stands, if that can be told at once: it is submitted, whatever becomes of this question. One that has come to its end
     * already is left to be asked for; the answer to a submission knows of no end.
     */
    private Optional<DocumentView> underWay(ApiClient caller, DocumentId id) {
        return queries.within(HOW_IT_STANDS, new FindDocument(id, caller.accountId()), DocumentView.class);
    }

    private static DocumentStatus beforeItsEnd(DocumentStatus status) {
        return status.isTerminal() ? DocumentStatus.PROCESSING : status;
    }

    private Acknowledged send(SubmitDocument command, ApiClient caller) {
        try {
            return commands.send(command, caller.as(Role.USER));
        } catch (CommandRefused e) {
            // Only now is it certain that nobody will ever want what was stored.
            intake.forget(command.documentId());
            throw e;
        }
    }

    /** Until the command is sent, whatever goes wrong means that there will be no document. */
    private SubmitDocument commandOrNothing(ApiClient caller, Submission submission) {
        try {
            return submissions.of(caller, submission);
        } catch (RuntimeException e) {
            intake.forget(submission.id());
            throw e;
        }
    }
}
