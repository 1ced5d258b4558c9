package ai.extraly.query.model;

import org.jspecify.annotations.Nullable;

/**
 * What a batch of events did to one row.
 *
 * @param before null when there was no row
 */
public record Change<R extends Row>(@Nullable R before, R after) {
    public String id() {
        return after.id();
    }

    /** Whether the batch had anything in it that the row had not seen. */
    public boolean isNews() {
        return before == null || before.sequence() < after.sequence();
    }
}
