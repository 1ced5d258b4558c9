package ai.extraly.contract.document.query;

import java.util.List;

/** A document as it stood once, with all that could be asked about it then. */
public record PastDocument(DocumentView document, List<AttemptView> attempts, List<DeliveryView> deliveries) {}
