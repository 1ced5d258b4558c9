package ai.extraly.engine.recheck;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of corrected results. */
public sealed interface Rechecked {
    /**
     * They have the documented shape.
     *
     * @param results as they are written, with the totals that follow from the rows
     * @param checks what holds in them
     */
    record Sound(ObjectNode results, ArrayNode checks) implements Rechecked {}

    /** They do not have the documented shape: what stands at {@code path}, and what must be there. */
    record Misshapen(String path, String must) implements Rechecked {}
}
