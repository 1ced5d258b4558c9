package ai.extraly.contract.projection;

import ai.extraly.contract.id.RebuildId;
import org.jspecify.annotations.Nullable;

/**
 * How a read model stands.
 *
 * @param generation the live one
 * @param version of the code that the live generation was built by
 * @param rows about how many it has
 * @param lag how many of the log's events, of any kind, it has not looked at yet
 * @param rebuild the one that runs; null when none does
 */
public record ProjectionView(
        String name,
        int generation,
        int version,
        long rows,
        long lag,
        @Nullable RebuildId rebuild) {}
