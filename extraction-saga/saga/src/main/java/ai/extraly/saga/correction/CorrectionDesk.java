package ai.extraly.saga.correction;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.command.CarriedOver;
import ai.extraly.contract.document.command.Correction;
import ai.extraly.contract.document.command.CorrectionOrder;
import ai.extraly.contract.document.command.PrepareCorrection;
import ai.extraly.contract.document.query.CorrectionDraft;
import ai.extraly.contract.document.query.CorrectionDraft.Misfit;
import ai.extraly.contract.document.query.DraftCorrection;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.engine.ResultsJson;
import ai.extraly.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes corrections, one after the other where many come at once: each takes all of a document's results into memory. It decides
 * nothing. What it drafts becomes a document's results only when the document says so.
 */
public class CorrectionDesk {
    private static final Logger log = LoggerFactory.getLogger(CorrectionDesk.class);

    private final CommandGateway commands;
    private final Vault vault;
    private final Clock clock;
    private final Semaphore places;

    public CorrectionDesk(CommandGateway commands, Vault vault, Clock clock, Semaphore places) {
        this.commands = commands;
        this.vault = vault;
        this.clock = clock;
        this.places = places;
    }

    /** It reads and writes whole results: no thread of the query bus waits for it. */
    @QueryHandler
    CompletableFuture<CorrectionDraft> handle(DraftCorrection query) {
        CompletableFuture<CorrectionDraft> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("correction").start(() -> {
            try {
                answer.complete(inTurn(query));
            } catch (RuntimeException | IOException | InterruptedException | Error e) {
                // An error of the engine, too, is an answer: nobody waits for this thread but who asked.
                answer.completeExceptionally(asAnswered(e));
            }
        });
        return answer;
    }

    /** Only details survive the way between two nodes. */
    private static Throwable asAnswered(Throwable e) {
        return HandlerExecutionException.resolveDetails(e)
                .<Throwable>map(refusal -> new QueryExecutionException("Refused", null, refusal))
                .orElse(e);
    }

    private CorrectionDraft inTurn(DraftCorrection query) throws IOException, InterruptedException {
        places.acquire();
        try {
            return draft(query);
        } finally {
            places.release();
        }
    }

    private CorrectionDraft draft(DraftCorrection query) throws IOException {
        CorrectionOrder order =
                commands.sendAndWait(new PrepareCorrection(query.documentId(), query.accountId(), clock.instant()));
        DataKeyId key = DataKeyId.of(query.documentId());
        return switch (Correcting.apply(read(key, order.results()), read(key, query.patch()))) {
            case Corrected.Fitting fitting ->
                new CorrectionDraft(
                        order.run(),
                        order.number(),
                        store(
                                key,
                                "corrected-%d-%d-%s".formatted(order.run(), order.number(), UUID.randomUUID()),
                                fitting.document()),
                        null);
            case Corrected.Unchanged _ -> new CorrectionDraft(order.run(), order.number(), null, null);
            case Corrected.Unfitting unfitting ->
                new CorrectionDraft(order.run(), order.number(), null, unfitting.misfit());
        };
    }

    /**
     * Makes earlier corrections again, on the results of a new run. One that does not fit what the run found is left out: the document
     * may have turned out to be something else.
     *
     * @param name of the corrected results in the vault
     * @return nothing when there are none, or none fits
     */
    public Optional<CarriedOver> carryOver(DataKeyId key, List<Correction> corrections, byte[] results, String name)
            throws IOException {
        if (corrections.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode document = ResultsJson.read(results);
        List<Integer> fitting = new ArrayList<>();
        for (Correction correction : corrections) {
            switch (applied(document, read(key, correction.patch()))) {
                case Corrected.Fitting corrected -> {
                    document = corrected.document();
                    fitting.add(correction.number());
                }
                case Corrected.Unchanged _ -> fitting.add(correction.number());
                case Corrected.Unfitting _ -> {}
            }
        }
        return fitting.isEmpty() ? Optional.empty() : Optional.of(new CarriedOver(fitting, store(key, name, document)));
    }

    /**
     * Where a patch brings the engine to an error it fits no more, and the run is whole without it. An error of the machine is no word on
     * the patch: it is for the caller, as one that does not stop its thread.
     */
    private static Corrected applied(ObjectNode document, ObjectNode patch) {
        try {
            return Correcting.apply(document, patch);
        } catch (RuntimeException | StackOverflowError e) {
            // What it says may be words of the document.
            log.error(
                    "A correction is left out: the engine ended in {}",
                    e.getClass().getName());
            return new Corrected.Unfitting(new Misfit("", "It cannot be made any more."));
        } catch (Error e) {
            throw new IllegalStateException(
                    "The machine ended in " + e.getClass().getName(), e);
        }
    }

    private ObjectNode read(DataKeyId key, ClaimCheck content) throws IOException {
        try (InputStream stored = vault.read(key, content)) {
            return ResultsJson.read(stored.readAllBytes());
        }
    }

    private ClaimCheck store(DataKeyId key, String name, ObjectNode document) throws IOException {
        return vault.store(key, name, new ByteArrayInputStream(ResultsJson.bytes(document)));
    }
}
