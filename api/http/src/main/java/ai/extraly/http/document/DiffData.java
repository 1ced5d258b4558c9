package ai.extraly.http.document;

import ai.extraly.contract.EngineVersion;
import ai.extraly.vault.results.Difference;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How two results of a document differ, in an answer. */
@JsonPropertyOrder({"from", "to", "changes"})
@Schema(name = "Comparison")
record DiffData(Side from, Side to, List<Change> changes) {
    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /**
     * What is compared.
     *
     * @param corrected whether people have changed what the engine found
     */
    @JsonPropertyOrder({"run", "engine", "corrected"})
    @Schema(name = "ComparedRun")
    record Side(int run, EngineVersion engine, boolean corrected) {}

    /**
     * A place in which they differ.
     *
     * @param before JSON; left out of what was added
     * @param after JSON; left out of what was removed
     */
    @JsonPropertyOrder({"path", "kind", "before", "after"})
    @Schema(name = "Change")
    record Change(
            String path,
            Difference.Kind kind,

            @Schema(ref = "#/components/schemas/ResultValue")
            @JsonRawValue
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String before,

            @Schema(ref = "#/components/schemas/ResultValue")
            @JsonRawValue
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String after) {}

    static DiffData of(Side from, Side to, List<Difference> differences) {
        return new DiffData(
                from,
                to,
                differences.stream()
                        .map(one -> new Change(one.path(), one.kind(), json(one.before()), json(one.after())))
                        .toList());
    }

    private static @Nullable String json(@Nullable JsonNode value) {
        return value == null ? null : PLAIN.writeValueAsString(value);
    }
}
