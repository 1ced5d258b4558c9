package ai.extraly.saga;

/** The attempt that a deadline waits for. */
record DueAttempt(int run, int attempt) {}
