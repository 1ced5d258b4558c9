package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sent by a worker before it touches anything: is this attempt still open? Answered with an {@code ExtractionPermit}. */
public record StartExtraction(@TargetAggregateIdentifier DocumentId documentId, int run, int attempt, Instant at)
        implements DocumentCommand {}
