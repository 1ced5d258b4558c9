package ai.extraly.app.axon;

/**
 * Which processing groups set an event aside that they could not handle, with all that follow it in its sequence, instead of trying
 * it again and again. Every group does so unless a bean of this type says otherwise. Sagas have no dead letters.
 */
@FunctionalInterface
public interface DeadLetteredGroups {
    boolean contains(String processingGroup);
}
