package ai.extraly.saga.extraction;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.engine.Extracted;

/** What became of an attempt at reading a document. */
sealed interface Reading {
    /** The engine read it, as a document of {@code type}. */
    record Read(DetectionType type, Extracted extracted) implements Reading {}

    /**
     * It could not be read.
     *
     * @param retryable whether another attempt may fare better
     */
    record Failed(FailureReason reason, boolean retryable) implements Reading {}
}
