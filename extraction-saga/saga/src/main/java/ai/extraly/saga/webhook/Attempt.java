package ai.extraly.saga.webhook;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.command.DocumentCommand;
import ai.extraly.contract.document.command.PrepareWebhookAttempt;
import ai.extraly.contract.document.command.RecordWebhookAttempt;
import ai.extraly.contract.document.command.StartWebhookAttempt;
import ai.extraly.contract.document.command.WebhookOrder;
import ai.extraly.contract.document.command.WebhookPermit;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.webhook.UnusableUrl;
import ai.extraly.contract.webhook.WebhookUrl;
import ai.extraly.saga.memory.MemoryBudget;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Vault;
import ai.extraly.vault.results.ResultsJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt at telling a receiver: asks the document whether it is still wanted, gets everything ready, asks again, posts, and reports. The errand is over when
 * the report is committed; whatever goes wrong before that gives it back.
 */
final class Attempt implements Consumer<Errand> {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** What was in the way has nothing to do with the receiver: the vault, the read side, the command bus. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** What is left of a lease of 30 s is enough for a post of 10 s and its report. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(12);

    /** Far more than any command takes. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

    private final CommandGateway commands;
    private final Vault vault;
    private final Signers signers;
    private final Poster poster;
    private final Errands errands;
    private final MemoryBudget memory;
    private final Clock clock;

    Attempt(
            CommandGateway commands,
            Vault vault,
            Signers signers,
            Poster poster,
            Errands errands,
            MemoryBudget memory,
            Clock clock) {
        this.commands = commands;
        this.vault = vault;
        this.signers = signers;
        this.poster = poster;
        this.errands = errands;
        this.memory = memory;
        this.clock = clock;
    }

    /** Makes an errand that this courier has leased. */
    @Override
    public void accept(Errand errand) {
        try {
            if (isOver(errand)) {
                errands.remove(errand);
                return;
            }
        } catch (ErasedException e) {
            LOG.debug("{} was deleted meanwhile", errand.documentId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("The errand {} was interrupted; it is tried again", errand.id());
        } catch (RuntimeException | IOException e) {
            LOG.warn("The errand {} could not be made; it is tried again", errand.id(), e);
        }
        errands.giveBack(errand, clock.instant().plus(PAUSE));
    }

    /** Whether nothing is left to do for it. Everything is ready before the attempt is started: only a courier that dies costs a start. */
    private boolean isOver(Errand errand) throws IOException, InterruptedException {
        Instant leasedAt = clock.instant();
        WebhookPermit permit = send(
                new PrepareWebhookAttempt(
                        errand.documentId(), errand.deliveryId(), errand.round(), errand.attempt(), leasedAt),
                errand,
                WebhookPermit.class);
        WebhookOrder order = permit.order();
        if (order == null) {
            return true;
        }
        Optional<Signer> signer = signers.find(order.accountId(), order.apiKeyId());
        if (signer.isEmpty()) {
            LOG.warn("Nobody signs for {} at the moment", order.accountId());
            return false;
        }
        try (MemoryBudget.Lease _ = memory.acquire(size(order))) {
            Prepared prepared = prepare(errand, order, signer.get());
            if (clock.instant().isAfter(leasedAt.plus(READY_WITHIN))) {
                return false; // the lease might end on the way
            }
            if (start(errand)) {
                report(errand, prepared.post());
            }
            return true;
        }
    }

    private static long size(WebhookOrder order) {
        return order.results() == null ? 0 : order.results().size();
    }

    private boolean start(Errand errand) {
        return send(
                new StartWebhookAttempt(
                        errand.documentId(), errand.deliveryId(), errand.round(), errand.attempt(), clock.instant()),
                errand,
                Boolean.class);
    }

    /** A post that has yet to be sent. */
    private interface Prepared {
        Posted post() throws InterruptedException;
    }

    private Prepared prepare(Errand errand, WebhookOrder order, Signer signer) throws IOException {
        DataKeyId key = DataKeyId.of(errand.documentId());
        byte[] body = notice(errand, key, order);
        try {
            WebhookUrl url = WebhookUrl.of(vault.open(key, SealedFields.WEBHOOK_URL, order.url()));
            return () -> poster.post(url, signer.headers(errand.deliveryId().value(), body, clock.instant()), body);
        } catch (UnusableUrl e) {
            // Accepted under the rules of another day.
            return () -> new Posted.NotAnswered(Posted.Reason.FORBIDDEN_ADDRESS, Duration.ZERO);
        }
    }

    private byte[] notice(Errand errand, DataKeyId key, WebhookOrder order) throws IOException {
        String metadata = vault.open(key, SealedFields.METADATA, order.metadata());
        if (order.failure() != null) {
            return Notice.failed(errand.documentId(), order.failure(), metadata, order.endedAt());
        }
        if (order.results() == null) {
            throw new IllegalStateException(errand.documentId() + " has neither results nor a failure");
        }
        try (InputStream results = vault.read(key, order.results())) {
            return Notice.completed(
                    errand.documentId(), new ResultsJson(results.readAllBytes()), metadata, order.endedAt());
        }
    }

    private void report(Errand errand, Posted posted) {
        Integer status = null;
        Sealed answer = null;
        if (posted instanceof Posted.Answered answered) {
            status = answered.status();
            answer = vault.seal(DataKeyId.of(errand.documentId()), SealedFields.WEBHOOK_ANSWER, answered.beginning());
        }
        send(
                new RecordWebhookAttempt(
                        errand.documentId(),
                        errand.deliveryId(),
                        errand.round(),
                        errand.attempt(),
                        Failures.of(posted),
                        status,
                        posted.duration().toMillis(),
                        answer,
                        clock.instant()),
                errand,
                Object.class);
    }

    /** Carries on who asked for it all, and in which request. Nobody waits for ever for an answer. */
    private <R> R send(DocumentCommand command, Errand errand, Class<R> answer) {
        return commands.<Object>send(
                        GenericCommandMessage.asCommandMessage(command).andMetaData(errand.origin()))
                .orTimeout(ANSWERED_WITHIN.toSeconds(), TimeUnit.SECONDS)
                .thenApply(answer::cast)
                .join();
    }
}
