package ai.extraly.http.document;

import ai.extraly.contract.document.query.SubmissionView;
import ai.extraly.http.security.ApiClient;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which way a submission takes. All that can be decided without its body is decided before that is read. */
@Component
class Submissions {
    private final Submitting submitting;
    private final SubmittingOnce submittingOnce;
    private final Admission admission;

    Submissions(Submitting submitting, SubmittingOnce submittingOnce, Admission admission) {
        this.submitting = submitting;
        this.submittingOnce = submittingOnce;
        this.admission = admission;
    }

    DocumentData submit(ApiClient caller, HttpServletRequest request) throws IOException {
        Optional<IdempotencyKey> key = IdempotencyKey.of(request);
        Optional<SubmissionView> first = key.flatMap(sent -> submittingOnce.first(caller, sent));
        return first.isPresent() ? submittingOnce.again(first.get(), request) : submitNew(caller, key, request);
    }

    private DocumentData submitNew(ApiClient caller, Optional<IdempotencyKey> key, HttpServletRequest request)
            throws IOException {
        try (Admission.Place _ = admission.enter(caller.accountId())) {
            return key.isPresent()
                    ? submittingOnce.submit(caller, key.get(), request)
                    : submitting.submit(caller, request);
        }
    }
}
