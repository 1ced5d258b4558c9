package ai.extraly.saga.extraction;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.CarriedOver;
import ai.extraly.contract.document.command.ExtractionOrder;
import ai.extraly.contract.document.command.ExtractionPermit;
import ai.extraly.contract.document.command.RecordExtraction;
import ai.extraly.contract.document.command.RecordExtractionFailure;
import ai.extraly.contract.document.command.StartExtraction;
import ai.extraly.contract.document.event.ExtractionRequested;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.engine.worker.WorkersClosed;
import ai.extraly.saga.correction.CorrectionDesk;
import ai.extraly.vault.ErasedException;
import ai.extraly.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Works off the queue of requested attempts. It asks the document first, so that finished work is never done again, however often
 * the queue is read; it reports back before its place in the queue moves on, so that no attempt is lost. Lanes wait for a free place
 * in fair order and start an attempt only once they have one. When the node is to stop, those that have a place finish if time allows,
 * and the others hand back what they wait with.
 */
@ProcessingGroup(ExtractionWorker.PROCESSING_GROUP)
class ExtractionWorker {
    static final String PROCESSING_GROUP = "extraction-workers";

    /** More than any deployment has lanes. */
    private static final int EVERYBODY = 1_000_000;

    private final CommandGateway commands;
    private final Vault vault;
    private final DocumentReader reader;
    private final CorrectionDesk corrections;
    private final Clock clock;
    private final Semaphore places;
    private volatile boolean stopping;

    ExtractionWorker(
            CommandGateway commands,
            Vault vault,
            DocumentReader reader,
            CorrectionDesk corrections,
            Clock clock,
            Semaphore places) {
        this.commands = commands;
        this.vault = vault;
        this.reader = reader;
        this.corrections = corrections;
        this.clock = clock;
        this.places = places;
    }

    @EventHandler
    void on(ExtractionRequested requested, UnitOfWork<?> unit) throws InterruptedException, IOException {
        places.acquire();
        try {
            if (stopping) {
                handBack(unit);
                return;
            }
            ExtractionPermit permit = commands.sendAndWait(
                    new StartExtraction(requested.documentId(), requested.run(), requested.attempt(), clock.instant()));
            if (permit.order() != null) {
                work(requested, permit.order());
            }
        } catch (WorkersClosed e) {
            handBack(unit);
        } finally {
            places.release();
        }
    }

    /** Lets all who wait through, in order that they see that it is over. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        places.release(EVERYBODY);
    }

    /** The lane's token stays where it is, and whoever claims the lane next begins there. What this handler threw would become a dead letter. */
    private static void handBack(UnitOfWork<?> unit) {
        unit.onPrepareCommit(committing -> {
            throw new HandedBack();
        });
    }

    /** What the vault cannot give for the moment fails this handler, not the document: it becomes a dead letter and is tried again. */
    private void work(ExtractionRequested requested, ExtractionOrder order) throws IOException, InterruptedException {
        DataKeyId key = DataKeyId.of(requested.documentId());
        Reading reading;
        try {
            reading = reader.read(key, order);
        } catch (ErasedException e) {
            // Its content is gone although nobody deleted it: reading it again cannot help.
            reading = new Reading.Failed(FailureReason.CORRUPTED, false);
        }
        switch (reading) {
            case Reading.Read read -> recordResults(requested, order, key, read);
            case Reading.Failed failed -> recordFailure(requested, failed);
        }
    }

    private void recordResults(ExtractionRequested requested, ExtractionOrder order, DataKeyId key, Reading.Read read)
            throws IOException {
        String name = "%d-%d-%d".formatted(requested.run(), requested.attempt(), order.start());
        byte[] found = read.results();
        ClaimCheck results = vault.store(key, "results-" + name, new ByteArrayInputStream(found));
        Optional<CarriedOver> carriedOver =
                corrections.carryOver(key, order.corrections(), found, "carried-over-" + name);
        boolean accepted = commands.sendAndWait(new RecordExtraction(
                requested.documentId(),
                requested.run(),
                requested.attempt(),
                read.type(),
                read.pages(),
                results,
                reader.version(),
                carriedOver.orElse(null),
                clock.instant()));
        if (!accepted) {
            vault.discard(key, results);
            carriedOver.ifPresent(corrected -> vault.discard(key, corrected.results()));
        }
    }

    private void recordFailure(ExtractionRequested requested, Reading.Failed failed) {
        commands.sendAndWait(new RecordExtractionFailure(
                requested.documentId(),
                requested.run(),
                requested.attempt(),
                failed.reason(),
                failed.retryable(),
                reader.version(),
                clock.instant()));
    }

    /** Ends a unit of work that has done nothing. */
    static final class HandedBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HandedBack() {
            super("This node is to stop", null, false, false);
        }
    }
}
