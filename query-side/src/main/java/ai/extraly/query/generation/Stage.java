package ai.extraly.query.generation;

/** Where a generation stands. */
enum Stage {
    /** It reads what happened before. */
    BUILDING,
    /** It has caught up and will be the live one: whoever waits for what he wrote waits for this one, too. */
    CANDIDATE,
    /** It answers. */
    LIVE,
    /** It was the live one; some node may not know that yet. */
    PREVIOUS,
    /** Nobody needs it: its processors stop, and then what it wrote goes. */
    DROPPED
}
