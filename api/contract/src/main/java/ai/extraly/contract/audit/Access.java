package ai.extraly.contract.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an auditor or an operator did. */
public enum Access {
    @JsonProperty("history_read")
    HISTORY_READ("history_read"),

    @JsonProperty("audit_list")
    AUDIT_LIST("audit_list"),

    @JsonProperty("audit_export")
    AUDIT_EXPORT("audit_export"),

    @JsonProperty("audit_verify")
    AUDIT_VERIFY("audit_verify"),

    @JsonProperty("access_list")
    ACCESS_LIST("access_list"),

    @JsonProperty("rebuild_started")
    REBUILD_STARTED("rebuild_started"),

    @JsonProperty("rebuild_cancelled")
    REBUILD_CANCELLED("rebuild_cancelled"),

    @JsonProperty("verify_started")
    VERIFY_STARTED("verify_started"),

    @JsonProperty("segment_split")
    SEGMENT_SPLIT("segment_split"),

    @JsonProperty("segment_merged")
    SEGMENT_MERGED("segment_merged"),

    @JsonProperty("dead_letter_retried")
    DEAD_LETTER_RETRIED("dead_letter_retried"),

    @JsonProperty("dead_letter_discarded")
    DEAD_LETTER_DISCARDED("dead_letter_discarded"),

    @JsonProperty("dry_run")
    DRY_RUN("dry_run"),

    @JsonProperty("key_rotated")
    KEY_ROTATED("key_rotated"),

    @JsonProperty("erasure_proof_read")
    ERASURE_PROOF_READ("erasure_proof_read"),

    @JsonProperty("backup_made")
    BACKUP_MADE("backup_made");

    private final String wire;

    Access(String wire) {
        this.wire = wire;
    }

    /** The name of this value in JSON and in stored events. */
    public String wire() {
        return wire;
    }
}
