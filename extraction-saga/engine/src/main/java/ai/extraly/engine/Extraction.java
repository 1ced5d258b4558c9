package ai.extraly.engine;

/** How an extraction ended. What a document holds never causes an exception. */
public sealed interface Extraction permits Extracted, Unreadable {}
