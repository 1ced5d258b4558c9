package ai.extraly.http.keys;

import ai.extraly.vault.WrappingKeys;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The wrapping keys in an answer. */
@Schema(name = "WrappingKeys")
record KeysData(List<KeyData> keys, RewrappingData rewrapping) {
    static KeysData of(WrappingKeys.State state) {
        return new KeysData(state.keys().stream().map(KeyData::of).toList(), RewrappingData.of(state.rewrapping()));
    }

    @Schema(name = "WrappingKey")
    record KeyData(
            String id,
            WrappingKeys.Status status,
            @Nullable Instant madeAt,
            @Nullable Instant retiredAt) {
        static KeyData of(WrappingKeys.WrappingKey key) {
            return new KeyData(key.id(), key.status(), key.madeAt(), key.retiredAt());
        }
    }

    @Schema(name = "Rewrapping")
    record RewrappingData(
            WrappingKeys.Progress status,
            long wrapped,
            long total,
            long failed,
            List<String> unopened,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String problem) {
        static RewrappingData of(WrappingKeys.Rewrapping rewrapping) {
            return new RewrappingData(
                    rewrapping.progress(),
                    rewrapping.wrapped(),
                    rewrapping.total(),
                    rewrapping.failed(),
                    rewrapping.unopened(),
                    rewrapping.startedAt(),
                    rewrapping.endedAt(),
                    rewrapping.problem());
        }
    }
}
