package ai.extraly.contract.projection;

/** How do the read models stand? Answered with a list of {@code ProjectionView}. */
public record ListProjections() {}
