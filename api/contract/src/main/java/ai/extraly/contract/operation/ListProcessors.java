package ai.extraly.contract.operation;

/** All that handles events, whichever node it is on. Answered with a {@link ProcessorView} each, by name. */
public record ListProcessors() {}
