package ai.extraly.contract.document.command;

import org.jspecify.annotations.Nullable;

/**
 * The document's answer to a courier.
 *
 * @param order null when there is nothing left to do: the attempt ended, or the document is gone
 */
public record WebhookPermit(@Nullable WebhookOrder order) {}
