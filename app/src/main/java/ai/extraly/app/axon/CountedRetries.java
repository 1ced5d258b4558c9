package ai.extraly.app.axon;

import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;

/** An event that could not be handled waits, however often that happens; how often it was tried again is kept with it. */
public final class CountedRetries<M extends Message<?>> implements EnqueuePolicy<M> {
    private static final String RETRIES = "retries";

    @Override
    public EnqueueDecision<M> decide(DeadLetter<? extends M> letter, Throwable cause) {
        return Decisions.requeue(cause, waiting -> {
            MetaData said = waiting.diagnostics();
            return said.and(RETRIES, said.containsKey(RETRIES) ? of(said) + 1 : 0);
        });
    }

    /** How often a letter with these {@code diagnostics} was tried again. */
    public static int of(MetaData diagnostics) {
        return diagnostics.get(RETRIES) instanceof Number number ? number.intValue() : 0;
    }
}
