package ai.extraly.http.document;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.account.Role;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.query.FindSubmission;
import ai.extraly.contract.document.query.SubmissionView;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.bus.CommandRefused;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.bus.ReadModels;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.upload.Intake;
import ai.extraly.http.upload.RequestDigest;
import ai.extraly.http.upload.Submission;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way of a submission with an Idempotency-Key, whose document's id follows from the key. The first one to be committed is the
 * document; whoever comes later, or at the same moment, is answered as the first one was, if it sent the same. The answer follows
 * from the event of the submission alone, so it is the same to the letter whenever and wherever it is given.
 */
@Component
class SubmittingOnce {
    /** A document begins with its submission. */
    private static final Acknowledged FIRST_EVENT = new Acknowledged(0);

    private final Intake intake;
    private final SubmissionCommands submissions;
    private final Vault vault;
    private final Commands commands;
    private final Queries queries;
    private final ReadModels readModels;

    SubmittingOnce(
            Intake intake,
            SubmissionCommands submissions,
            Vault vault,
            Commands commands,
            Queries queries,
            ReadModels readModels) {
        this.intake = intake;
        this.submissions = submissions;
        this.vault = vault;
        this.commands = commands;
        this.queries = queries;
        this.readModels = readModels;
    }

    /** What was submitted under this key before, if anything was. */
    Optional<SubmissionView> first(ApiClient caller, IdempotencyKey key) {
        return find(caller, key.document(caller.accountId(), vault));
    }

    private Optional<SubmissionView> find(ApiClient caller, DocumentId id) {
        return queries.find(new FindSubmission(id, caller.accountId()), SubmissionView.class);
    }

    /** The answer to a request that comes after {@code first}. Of its body nothing is kept. */
    DocumentData again(SubmissionView first, HttpServletRequest request) throws IOException {
        if (first.deleted()) {
            throw deleted();
        }
        return answer(first, intake.digest(request));
    }

    /** Submits what seems to be the first of its key. */
    DocumentData submit(ApiClient caller, IdempotencyKey key, HttpServletRequest request) throws IOException {
        Submission submission = intake.receiveShared(request, key.document(caller.accountId(), vault));
        SubmitDocument command = commandOrNothing(caller, submission);
        try {
            readModels.await(submission.id(), commands.send(command, caller.as(Role.USER)));
            return data(view(command));
        } catch (CommandRefused e) {
            intake.discard(submission);
            return answerOfTheFirst(caller, submission, e);
        } catch (IllegalStateException e) {
            // Two nodes may have met in the event log, where the second one is told so in many ways.
            SubmissionView first = find(caller, submission.id()).orElseThrow(() -> e);
            if (first.fileName().equals(command.fileName())) {
                return data(first);
            }
            intake.discard(submission);
            return answer(first, submission.digest());
        }
    }

    /** Until the command is sent, whatever goes wrong means that this request will not be the first. */
    private SubmitDocument commandOrNothing(ApiClient caller, Submission submission) {
        try {
            return submissions.withDigest(caller, submission);
        } catch (RuntimeException e) {
            intake.discard(submission);
            throw e;
        }
    }

    private DocumentData answerOfTheFirst(ApiClient caller, Submission submission, CommandRefused refused) {
        SubmissionView first = find(caller, submission.id()).orElseThrow(() -> refused);
        if (first.deleted()) {
            // It was deleted while this request was on its way, and has got a new key by that.
            intake.forget(submission.id());
            throw deleted();
        }
        return answer(first, submission.digest());
    }

    private DocumentData answer(SubmissionView first, RequestDigest sent) {
        try {
            if (!sent.equals(digest(first))) {
                throw new ApiException(
                        ErrorCode.CONFLICT,
                        "This Idempotency-Key was used for another request. Send a new key with a new one.");
            }
            readModels.await(first.documentId(), FIRST_EVENT);
            return data(first);
        } catch (ErasedException e) {
            throw deleted();
        }
    }

    private static ApiException deleted() {
        return new ApiException(
                ErrorCode.CONFLICT, "This Idempotency-Key was used for a document that has been deleted since.");
    }

    private @Nullable RequestDigest digest(SubmissionView first) {
        return first.requestDigest() == null
                ? null
                : new RequestDigest(vault.open(
                        DataKeyId.of(first.documentId()), SealedFields.REQUEST_DIGEST, first.requestDigest()));
    }

    private static SubmissionView view(SubmitDocument command) {
        return new SubmissionView(
                command.documentId(),
                false,
                command.type(),
                command.fileName(),
                command.metadata(),
                command.webhookUrl(),
                command.pages(),
                command.requestDigest(),
                command.at());
    }

    private DocumentData data(SubmissionView first) {
        DataKeyId key = DataKeyId.of(first.documentId());
        return DocumentData.underWay(
                first.documentId(),
                DocumentStatus.PENDING,
                first.type(),
                vault.open(key, SealedFields.FILE_NAME, first.fileName()),
                first.pages(),
                first.webhookUrl() == null ? null : vault.open(key, SealedFields.WEBHOOK_URL, first.webhookUrl()),
                vault.open(key, SealedFields.METADATA, first.metadata()),
                first.at(),
                first.at());
    }
}
