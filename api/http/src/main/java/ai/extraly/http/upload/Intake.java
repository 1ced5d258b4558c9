package ai.extraly.http.upload;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sha256;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.http.error.FieldErrors;
import ai.extraly.http.webhook.CallableUrls;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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

    /**
     * Reads a request to its end. @throws ApiException when the submission is not acceptable; then nothing of it is left
     *
     * @param id that no other request has
     */
    public Submission receive(HttpServletRequest request, DocumentId id) throws IOException {
        return receive(request, new Shelf.OfItsOwn(vault, id), callable::objection)
                .submission(id);
    }

    /**
     * The same for an id that other requests may have at the same moment. What they store and what this one stores do not touch each
     * other; what is left of one that is not acceptable is a key without content, at most.
     */
    public Submission receiveShared(HttpServletRequest request, DocumentId id) throws IOException {
        return receive(request, new Shelf.Shared(vault, id), callable::objection)
                .submission(id);
    }

    /**
     * Reads a request to its end and keeps nothing of it. Where its webhook leads now does not matter: it may have led elsewhere when
     * the request came first.
     *
     * @throws ApiException when it would not be acceptable wherever its webhook led
     */
    public RequestDigest digest(HttpServletRequest request) throws IOException {
        return receive(request, new Shelf.None(), url -> Optional.empty()).digest();
    }

    private Received receive(HttpServletRequest request, Shelf shelf, Function<String, Optional<String>> objection)
            throws IOException {
        Receiving receiving = new Receiving(shelf, objection);
        boolean accepted = false;
        try {
            MultipartBody.read(request, receiving);
            Received received = receiving.received();
            accepted = true;
            return received;
        } finally {
            if (!accepted) {
                attempt(shelf::clear);
            }
        }
    }

    /** Destroys what was taken in for a document that will not be. */
    public void forget(DocumentId id) {
        attempt(() -> vault.erase(KeyErasure.ofUnused(DataKeyId.of(id))));
    }

    /** Destroys what there is of a document that was deleted. */
    public void erase(DocumentId deleted) {
        attempt(() -> vault.erase(KeyErasure.of(deleted)));
    }

    /** Destroys the file of a submission that is not the one of its id; all else under its key stays. */
    public void discard(Submission submission) {
        attempt(() -> vault.discard(DataKeyId.of(submission.id()), submission.original()));
    }

    private static void attempt(Runnable destruction) {
        try {
            destruction.run();
        } catch (RuntimeException e) {
            // The sweep of keys without a document will find it.
            LOG.warn("What was received could not be destroyed at once", e);
        }
    }

    /** One request on its way in. */
    private static final class Receiving implements MultipartBody.PartReader {
        private final Shelf shelf;
        private final Function<String, Optional<String>> objection;
        private final FieldErrors errors = new FieldErrors();
        private final Form form = new Form(errors);
        private @Nullable Original original;

        Receiving(Shelf shelf, Function<String, Optional<String>> objection) {
            this.shelf = shelf;
            this.objection = objection;
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
            MessageDigest digest = Sha256.digest();
            ClaimCheck stored = store(head, content, digest);
            original = new Original(format.get(), FileName.of(sentName, format.get()), Sha256.finish(digest), stored);
        }

        private @Nullable ClaimCheck store(byte[] head, LimitedStream rest, MessageDigest digest) throws IOException {
            try (InputStream content =
                    new DigestInputStream(new SequenceInputStream(new ByteArrayInputStream(head), rest), digest)) {
                return shelf.put(content);
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

        Received received() {
            if (original == null && !errors.has(Original.FIELD) && !errors.has(Original.ALIAS)) {
                errors.add(Original.FIELD, "The document field is required.");
            }
            Options options = Options.of(form, objection, errors);
            errors.throwIfAny();
            return new Received(Objects.requireNonNull(original), options);
        }
    }

    /** What a request had in it. */
    private record Received(Original file, Options options) {
        RequestDigest digest() {
            return RequestDigest.of(file.content(), file.fileName(), options);
        }

        Submission submission(DocumentId id) {
            return new Submission(
                    id,
                    file.format(),
                    file.fileName(),
                    Objects.requireNonNull(file.stored()),
                    options.type(),
                    options.metadata(),
                    options.customFields(),
                    options.webhookUrl(),
                    options.password(),
                    digest());
        }
    }
}
