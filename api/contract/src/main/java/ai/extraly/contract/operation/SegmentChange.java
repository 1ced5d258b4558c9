package ai.extraly.contract.operation;

/** How the number of a processor's segments changes. */
public enum SegmentChange {
    SPLIT,
    MERGE
}
