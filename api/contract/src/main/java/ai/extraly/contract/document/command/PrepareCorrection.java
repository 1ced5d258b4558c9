package ai.extraly.contract.document.command;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * What is there to correct? It changes nothing. Refused with {@code DOCUMENT_BUSY} while a run is under way, with {@code NO_RESULTS}
 * where there are none, with {@code CORRECTED_TOO_OFTEN} after a thousand corrections, and with {@code DOCUMENT_UNKNOWN} for anybody else's
 * document. Answered with a {@code CorrectionOrder}.
 */
public record PrepareCorrection(@TargetAggregateIdentifier DocumentId documentId, AccountId accountId, Instant at)
        implements DocumentCommand {}
