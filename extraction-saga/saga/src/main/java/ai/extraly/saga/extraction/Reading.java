package ai.extraly.saga.extraction;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;

/** What became of an attempt at reading a document. */
sealed interface Reading {
    /**
     * The engine read it, as a document of {@code type}.
     *
     * @param results in JSON, as they are kept
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Read(DetectionType type, int pages, byte[] results) implements Reading {}

    /**
     * It could not be read.
     *
     * @param retryable whether another attempt may fare better
     */
    record Failed(FailureReason reason, boolean retryable) implements Reading {}
}
