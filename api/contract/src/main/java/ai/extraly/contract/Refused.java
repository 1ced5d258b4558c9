package ai.extraly.contract;

import org.axonframework.commandhandling.CommandExecutionException;

/** Thrown by whoever decides against a command. Its {@link Refusal} arrives at the sender on every kind of command bus. */
public final class Refused extends CommandExecutionException {
    private static final long serialVersionUID = 1L;

    public Refused(Refusal refusal) {
        super(refusal.message(), null, refusal);
    }
}
