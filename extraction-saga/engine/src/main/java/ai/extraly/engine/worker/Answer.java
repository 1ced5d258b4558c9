package ai.extraly.engine.worker;

/** What a child says. */
sealed interface Answer {

    /** It waits for its first task. */
    record Ready() implements Answer {}

    /** The document has so many pages: all that was asked, or more time than it had so far. */
    record Pages(int number) implements Answer {}

    /** It waits for its next task. */
    record Done(Outcome outcome) implements Answer {}
}
