package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Queue an attempt at reading the document.
 *
 * @param run 1-based; a reprocessed document has several
 * @param attempt 1-based within the run
 */
public record RequestExtraction(@TargetAggregateIdentifier DocumentId documentId, int run, int attempt, Instant at)
        implements DocumentCommand {}
