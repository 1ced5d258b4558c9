package ai.extraly.contract.operation;

/** Handle the dead letter {@code id} again, with all of its sequence, from the first on. Answered with {@link DeadLetterRetried}. */
public record RetryDeadLetter(String id) {}
