package ai.extraly.http.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup and how far it is.
 *
 * @param name of its directory
 * @param files copied so far
 * @param bytes of them
 * @param problem what went wrong, when it failed
 */
public record Backup(
        String name,
        Status status,
        long files,
        long bytes,
        Instant startedAt,
        @Nullable Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {
    /** How far a backup is. */
    @Schema(name = "BackupStatus")
    public enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }
}
