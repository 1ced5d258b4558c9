package ai.extraly.query.document;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.DocumentFormat;
import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.query.DocumentView;
import ai.extraly.contract.document.query.Results;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.DocumentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document that was not deleted. Times are whole milliseconds, as MongoDB keeps them.
 *
 * @param run the newest whose beginning or end has changed the document
 * @param results of the newest run that had any, shown once the document is completed
 * @param updatedAt when the status or the results last changed
 */
record PresentDocument(
        DocumentId documentId,
        AccountId accountId,
        long sequence,
        DocumentStatus status,
        DetectionType type,
        DocumentFormat format,
        Sealed fileName,
        Sealed metadata,
        @Nullable Sealed webhookUrl,
        @Nullable Integer pages,
        ClaimCheck original,
        int run,
        @Nullable Results results,
        @Nullable FailureReason failure,
        Instant createdAt,
        Instant updatedAt)
        implements DocumentRow {

    DocumentView view() {
        return new DocumentView(
                documentId,
                accountId,
                status,
                type,
                format,
                fileName,
                metadata,
                webhookUrl,
                pages,
                original,
                status == DocumentStatus.COMPLETED ? results : null,
                status == DocumentStatus.FAILED ? failure : null,
                createdAt,
                updatedAt,
                sequence);
    }

    PresentDocument seen(long newSequence) {
        return with(newSequence, status, type, pages, run, results, failure, updatedAt);
    }

    /**
     * The document in {@code next}, unless it has got as far as that in this run already. A completed document that is read again
     * stays completed meanwhile.
     */
    PresentDocument advancedTo(DocumentStatus next, int ofRun, Instant at, long newSequence) {
        if (status == DocumentStatus.COMPLETED && next != DocumentStatus.COMPLETED) {
            return seen(newSequence);
        }
        boolean further = ofRun > run || (ofRun == run && !status.isTerminal() && next.compareTo(status) > 0);
        return further ? with(newSequence, next, type, pages, ofRun, results, failure, at) : seen(newSequence);
    }

    /** The document as a new run begins over it. */
    PresentDocument readAgain(int newRun, Instant at, long newSequence) {
        return status == DocumentStatus.COMPLETED
                ? seen(newSequence)
                : with(newSequence, DocumentStatus.PROCESSING, type, pages, newRun, results, failure, at);
    }

    /** The document with other results of a run that has some. */
    PresentDocument corrected(int ofRun, ClaimCheck content, Instant at, long newSequence) {
        return results == null || results.run() != ofRun
                ? seen(newSequence)
                : with(
                        newSequence,
                        status,
                        type,
                        pages,
                        run,
                        new Results(ofRun, content, results.engine()),
                        failure,
                        at);
    }

    PresentDocument read(DetectionType detected, int counted, Results found, long newSequence) {
        return with(newSequence, status, detected, counted, run, found, failure, updatedAt);
    }

    PresentDocument failing(FailureReason reason, long newSequence) {
        return with(newSequence, status, type, pages, run, results, reason, updatedAt);
    }

    private PresentDocument with(
            long newSequence,
            DocumentStatus newStatus,
            DetectionType newType,
            @Nullable Integer newPages,
            int newRun,
            @Nullable Results newResults,
            @Nullable FailureReason newFailure,
            Instant newUpdatedAt) {
        return new PresentDocument(
                documentId,
                accountId,
                newSequence,
                newStatus,
                newType,
                format,
                fileName,
                metadata,
                webhookUrl,
                newPages,
                original,
                newRun,
                newResults,
                newFailure,
                createdAt,
                newUpdatedAt);
    }
}
