package ai.extraly.http.document;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.query.CountPages;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.FindDocument;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.bus.CommandRefused;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.bus.ReadModels;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.upload.Intake;
import ai.extraly.http.upload.Submission;
import ai.extraly.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way of a submission: the file into the vault, everything personal sealed, one command, and an answer only when the next look
 * at the document will find it.
 */
@Component
class Submitting {
    private static final Duration TIME_TO_COUNT = Duration.ofSeconds(1);
    private static final Duration HOW_IT_STANDS = Duration.ofSeconds(1);

    private final Intake intake;
    private final Vault vault;
    private final Commands commands;
    private final Queries queries;
    private final ReadModels readModels;
    private final Clock clock;

    Submitting(Intake intake, Vault vault, Commands commands, Queries queries, ReadModels readModels, Clock clock) {
        this.intake = intake;
        this.vault = vault;
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
        return new DocumentData(
                id,
                view.map(DocumentView::status).map(Submitting::beforeItsEnd).orElse(DocumentStatus.PENDING),
                submission.type(),
                submission.fileName(),
                command.pages(),
                submission.webhookUrl(),
                submission.metadata(),
                null,
                null,
                null,
                null,
                null,
                null,
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
            return command(caller, submission);
        } catch (RuntimeException e) {
            intake.forget(submission.id());
            throw e;
        }
    }

    private SubmitDocument command(ApiClient caller, Submission submission) {
        DataKeyId key = DataKeyId.of(submission.id());
        @Nullable Sealed password = sealed(key, SealedFields.PASSWORD, submission.password());
        @Nullable Integer pages = pages(submission, password);
        return new SubmitDocument(
                submission.id(),
                caller.accountId(),
                caller.apiKeyId(),
                submission.type(),
                submission.format(),
                vault.seal(key, SealedFields.FILE_NAME, submission.fileName()),
                vault.seal(key, SealedFields.METADATA, submission.metadata()),
                vault.seal(key, SealedFields.CUSTOM_FIELDS, submission.customFields()),
                sealed(key, SealedFields.WEBHOOK_URL, submission.webhookUrl()),
                password,
                submission.original(),
                pages,
                now());
    }

    private @Nullable Sealed sealed(DataKeyId key, String purpose, @Nullable String text) {
        return text == null ? null : vault.seal(key, purpose, text);
    }

    private @Nullable Integer pages(Submission submission, @Nullable Sealed password) {
        return switch (submission.format()) {
            case PDF ->
                queries.within(
                                TIME_TO_COUNT,
                                new CountPages(submission.id(), submission.original(), password),
                                Integer.class)
                        .orElse(null);
            case PNG, JPEG, WEBP -> 1;
            case TIFF -> null;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
