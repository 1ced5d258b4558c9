package ai.extraly.contract.document.query;

/** Documents that are pending or processing. */
public record Backlog(long ofAll, long ofAccount) {}
