package ai.extraly.http.document;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.SubmitDocument;
import ai.extraly.contract.document.query.CountPages;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.security.ApiClient;
import ai.extraly.http.upload.Submission;
import ai.extraly.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the command of a submission: everything personal is sealed, and the pages are counted if that is quickly done. */
@Component
class SubmissionCommands {
    private static final Duration TIME_TO_COUNT = Duration.ofSeconds(1);

    private final Vault vault;
    private final Queries queries;
    private final Clock clock;

    SubmissionCommands(Vault vault, Queries queries, Clock clock) {
        this.vault = vault;
        this.queries = queries;
        this.clock = clock;
    }

    SubmitDocument of(ApiClient caller, Submission submission) {
        return of(caller, submission, null);
    }

    /** With the digest of its request, for an id that another request may come to have. */
    SubmitDocument withDigest(ApiClient caller, Submission submission) {
        return of(caller, submission, submission.digest().value());
    }

    private SubmitDocument of(ApiClient caller, Submission submission, @Nullable String digest) {
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
                sealed(key, SealedFields.REQUEST_DIGEST, digest),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
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
}
