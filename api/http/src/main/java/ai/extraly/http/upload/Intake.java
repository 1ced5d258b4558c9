package ai.extraly.http.upload;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.error.FieldErrors;
import ai.extraly.http.webhook.CallableUrls;
import ai.extraly.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a submission in. The file goes from the wire into the vault as it arrives, in whatever order the parts come; when anything
 * turns out to be wrong afterwards, its key is destroyed and with it every trace.
 */
@Component
public class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Vault vault;
    private final CallableUrls callable;

    Intake(Vault vault, CallableUrls callable) {
        this.vault = vault;
        this.callable = callable;
    }

    /** Reads a request to its end. @throws ApiException when the submission is not acceptable; then nothing of it is left */
    public Submission receive(HttpServletRequest request, DocumentId id) throws IOException {
        Receiving receiving = new Receiving(id);
        boolean accepted = false;
        try {
            MultipartBody.read(request, receiving);
            Submission submission = receiving.submission();
            accepted = true;
            return submission;
        } finally {
            if (!accepted && receiving.keyMade) {
                forget(id);
            }
        }
    }

    /** Destroys what was taken in for a document that will not be. */
    public void forget(DocumentId id) {
        try {
            vault.erase(DataKeyId.of(id));
        } catch (RuntimeException e) {
            // The sweep of keys without a document will find it.
            LOG.warn("What was received for {} could not be erased at once", id, e);
        }
    }

    /** One request on its way in. */
    private final class Receiving implements MultipartBody.PartReader {
        private final DocumentId id;
        private final FieldErrors errors = new FieldErrors();
        private final Form form = new Form(errors);
        private @Nullable Original original;
        private boolean keyMade;

        Receiving(DocumentId id) {
            this.id = id;
        }

        @Override
        public void read(Part part) throws IOException {
            if (part.name().equals(Original.FIELD) || part.name().equals(Original.ALIAS)) {
                readFile(part);
            } else {
                form.read(part);
            }
        }

        private void readFile(Part part) throws IOException {
            LimitedStream content = new LimitedStream(part.content(), Original.LARGEST);
            @Nullable String sentName = part.fileName();
            byte[] head;
            try {
                head = content.readNBytes(FormatSniffer.ENOUGH);
            } catch (IOException e) {
                throw tooLargeOr(e, content);
            }
            if (head.length == 0) {
                if (sentName != null && !sentName.isEmpty()) {
                    errors.add(part.name(), "The file is empty.");
                }
                return; // a form that was sent with no file chosen
            }
            if (original != null) {
                errors.add(part.name(), "Send one file, either as document or as file.");
                return;
            }
            Optional<DocumentFormat> format = FormatSniffer.sniff(head);
            if (format.isEmpty()) {
                throw sentName == null
                        ? ApiException.invalid(part.name(), "The %s field must be a file.".formatted(part.name()))
                        : new ApiException(
                                ErrorCode.UNSUPPORTED_FORMAT,
                                "The file is none of PDF, PNG, JPEG, TIFF and WEBP. Its content decides, not its name.");
            }
            ClaimCheck stored = store(head, content);
            original = new Original(format.get(), FileName.of(sentName, format.get()), stored);
        }

        private ClaimCheck store(byte[] head, LimitedStream rest) throws IOException {
            DataKeyId key = DataKeyId.of(id);
            vault.createKey(key);
            keyMade = true;
            try (InputStream content = new SequenceInputStream(new ByteArrayInputStream(head), rest)) {
                return vault.store(key, "original", content);
            } catch (IOException | RuntimeException e) {
                // Whatever the vault made of it: what went wrong with the caller's bytes comes first.
                IOException failure = rest.failure();
                if (failure != null) {
                    throw tooLargeOr(failure, rest);
                }
                throw e;
            }
        }

        private IOException tooLargeOr(IOException e, LimitedStream content) {
            if (content.failure() instanceof LimitedStream.TooLarge) {
                throw Original.tooLarge();
            }
            return e;
        }

        Submission submission() {
            if (original == null && !errors.has(Original.FIELD) && !errors.has(Original.ALIAS)) {
                errors.add(Original.FIELD, "The document field is required.");
            }
            Options options = Options.of(form, callable, errors);
            errors.throwIfAny();
            Original file = Objects.requireNonNull(original);
            return new Submission(
                    id,
                    file.format(),
                    file.fileName(),
                    file.stored(),
                    options.type(),
                    options.metadata(),
                    options.customFields(),
                    options.webhookUrl(),
                    options.password());
        }
    }
}
