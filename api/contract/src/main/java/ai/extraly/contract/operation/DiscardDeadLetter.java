package ai.extraly.contract.operation;

/** Never handle the dead letter {@code id}. Answered with {@link DeadLetterDiscarded}. */
public record DiscardDeadLetter(String id) {}
