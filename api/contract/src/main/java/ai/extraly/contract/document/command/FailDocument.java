package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give the run up: its last attempt failed and none will follow. */
public record FailDocument(@TargetAggregateIdentifier DocumentId documentId, int run, Instant at)
        implements DocumentCommand {}
