package ai.extraly.saga.extraction;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;

/** What became of an attempt at reading a document. */
sealed interface Reading {
    /** @param content the JSON that goes to the vault: results, evidence and checks */
    record Read(DetectionType type, int pages, byte[] content, EngineVersion engine) implements Reading {}

    /** @param retryable whether another attempt may fare better */
    record Failed(FailureReason reason, boolean retryable) implements Reading {}
}
