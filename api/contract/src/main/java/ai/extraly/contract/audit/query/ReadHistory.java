package ai.extraly.contract.audit.query;

import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The events of a document, whoever it belongs to and whether or not it was deleted: who asks has to be asked first. Answered with a
 * {@code DocumentHistory}, or with nothing when there never was such a document.
 *
 * @param asOf nothing that happened later; null for everything
 * @param fromSequence nothing before this one
 * @param limit how many at most
 */
public record ReadHistory(DocumentId documentId, @Nullable Instant asOf, long fromSequence, int limit) {}
