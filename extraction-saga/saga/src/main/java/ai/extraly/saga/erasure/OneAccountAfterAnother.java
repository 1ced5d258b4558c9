package ai.extraly.saga.erasure;

import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.jspecify.annotations.Nullable;

/** What happens to an account, and what is submitted for it, in the order of the log; when one has to wait, so do those behind it. */
final class OneAccountAfterAnother implements SequencingPolicy<EventMessage<?>> {
    @Override
    public @Nullable Object getSequenceIdentifierFor(EventMessage<?> event) {
        return switch (event.getPayload()) {
            case AccountEvent of -> of.accountId().value();
            case DocumentSubmitted submitted -> submitted.accountId().value();
            default -> null;
        };
    }
}
