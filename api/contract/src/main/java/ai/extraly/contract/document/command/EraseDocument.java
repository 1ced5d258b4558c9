package ai.extraly.contract.document.command;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Delete the document whatever it is doing: its owner's account was closed, or its key is known to be destroyed. A request of the
 * system, never of a caller. Changes nothing for one that is deleted already; refused with {@code DOCUMENT_UNKNOWN} for one that never
 * was. Answered with {@code Acknowledged}.
 */
public record EraseDocument(@TargetAggregateIdentifier DocumentId documentId, Instant at) implements DocumentCommand {}
