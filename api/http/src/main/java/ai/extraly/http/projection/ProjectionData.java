package ai.extraly.http.projection;

import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.ProjectionView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A read model, as operators see it. */
@Schema(name = "Projection")
record ProjectionData(
        String name,
        int generation,
        int version,
        long rows,
        long lag,
        @Nullable RebuildId rebuild) {
    static ProjectionData of(ProjectionView view) {
        return new ProjectionData(
                view.name(), view.generation(), view.version(), view.rows(), view.lag(), view.rebuild());
    }
}
