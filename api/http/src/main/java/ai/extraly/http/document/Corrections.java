package ai.extraly.http.document;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Actor;
import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.CorrectResults;
import ai.extraly.contract.document.query.CorrectionDraft;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.DraftCorrection;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.http.bus.CommandRefused;
import ai.extraly.http.bus.Commands;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.bus.ReadModels;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import ai.extraly.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a correction in. What a person sends goes into the vault, the extraction side drafts what it makes of the results, and the
 * document decides. Where somebody else was quicker it is drafted once more, on top of what is there then: nothing is lost.
 */
@Component
class Corrections {
    static final String REASON = "X-Correction-Reason";
    static final int LONGEST_REASON = 500;

    /** A statement of several thousand transactions. */
    private static final int LARGEST_PATCH = 1024 * 1024;

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(16).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Queries queries;
    private final Commands commands;
    private final ReadModels readModels;
    private final Vault vault;
    private final Clock clock;

    Corrections(Queries queries, Commands commands, ReadModels readModels, Vault vault, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.readModels = readModels;
        this.vault = vault;
        this.clock = clock;
    }

    void make(DocumentView document, InputStream body, @Nullable String header, Actor actor) throws IOException {
        byte[] sent = patch(body);
        String reason = reason(header);
        DataKeyId key = DataKeyId.of(document.documentId());
        ClaimCheck patch = vault.store(key, "patch-" + UUID.randomUUID(), new ByteArrayInputStream(sent));
        @Nullable Sealed why = reason.isEmpty() ? null : vault.seal(key, SealedFields.CORRECTION_REASON, reason);
        boolean needed = true;
        try {
            needed = isMade(document, patch, why, actor);
        } catch (CommandRefused e) {
            needed = false;
            throw e;
        } catch (ApiException e) {
            needed = e.code() != ErrorCode.VALIDATION_ERROR;
            throw e;
        } finally {
            if (!needed) {
                vault.discard(key, patch);
            }
        }
    }

    /** Whether there was anything to correct. */
    private boolean isMade(DocumentView document, ClaimCheck patch, @Nullable Sealed reason, Actor actor) {
        for (int tried = 1; ; tried++) {
            CorrectionDraft draft = queries.find(
                            new DraftCorrection(document.documentId(), document.accountId(), patch),
                            CorrectionDraft.class,
                            PATIENCE)
                    .orElseThrow();
            if (draft.misfit() != null) {
                throw ApiException.invalid(draft.misfit().path(), draft.misfit().must());
            }
            if (draft.results() == null) {
                return false;
            }
            try {
                Acknowledged written = commands.send(
                        new CorrectResults(
                                document.documentId(),
                                document.accountId(),
                                draft.run(),
                                draft.number(),
                                patch,
                                draft.results(),
                                reason,
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                        actor);
                readModels.await(document.documentId(), written);
                return true;
            } catch (CommandRefused e) {
                vault.discard(DataKeyId.of(document.documentId()), draft.results());
                if (e.refusal() != Refusal.RESULTS_CHANGED || tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static byte[] patch(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(LARGEST_PATCH + 1);
        if (sent.length > LARGEST_PATCH) {
            throw new ApiException(ErrorCode.FILE_TOO_LARGE, "A correction may have 1 MiB.");
        }
        try {
            if (JSON.readTree(sent).isObject()) {
                return sent;
            }
        } catch (JacksonException | NumberFormatException e) {
            // answered below, without a word of what was sent
        }
        throw new ApiException(
                ErrorCode.VALIDATION_ERROR, "The body must be a JSON object: a merge patch of the results.");
    }

    /** A header arrives as bytes, each made a character. Most clients mean UTF-8. */
    private static String reason(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String reason = header;
        try {
            reason = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            // it was meant as it came
        }
        if (reason.length() > LONGEST_REASON) {
            throw ApiException.invalid(REASON, "This may have at most %d characters.".formatted(LONGEST_REASON));
        }
        return reason.strip();
    }
}
