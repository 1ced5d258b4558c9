package ai.extraly.contract.operation;

/** Put to all nodes at once. Each answers with its {@link NodeReport}. */
public record ReportSegments() {}
