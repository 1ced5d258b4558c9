package ai.extraly.app.axon;

import ai.extraly.contract.document.event.DocumentSubmitted;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** {@code DocumentSubmitted} 1 → 2: a digest of the request was added. What was submitted before came without Idempotency-Key, and has none. */
final class RequestDigestAdded extends SingleEventUpcaster {
    private static final SimpleSerializedType BEFORE = new SimpleSerializedType(DocumentSubmitted.class.getName(), "1");
    private static final SimpleSerializedType AFTER = new SimpleSerializedType(DocumentSubmitted.class.getName(), "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(BEFORE);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(AFTER, JsonNode.class, json -> ((ObjectNode) json).putNull("requestDigest"));
    }
}
