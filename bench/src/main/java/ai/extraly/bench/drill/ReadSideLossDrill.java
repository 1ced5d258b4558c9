package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.BadFile;
import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.EventLog.Event;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Pause;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Event log and vault are the whole truth. Documents that completed, failed and were deleted are read in every way; then all else in
 * the data directory is deleted. After a restart every answer is what it was, byte for byte, and no document was worked on again.
 *
 * @param documents of each kind
 */
public record ReadSideLossDrill(Installation installation, int documents) implements Drill {
    private static final Duration CATCH_UP = Duration.ofMinutes(1);
    private static final Duration EXTRACTION = Duration.ofMinutes(2);

    @Override
    public void run(Protocol protocol) throws IOException {
        Customer customer;
        List<String> ids;
        Snapshot before;
        try (RunningExtraly extraly = installation.start()) {
            customer = Customer.register(extraly, "loss");
            Caller caller = customer.calls(extraly);
            ids = submitMix(caller);
            before = Snapshot.of(caller, ids);
        }
        Map<String, List<Event>> eventsBefore = installation.data().events().read();
        protocol.figure(
                "%d documents, %d answers of %d bytes recorded, %d events",
                ids.size(), before.size(), before.bytes(), count(eventsBefore));

        List<String> forgotten = installation.data().forgetAllButTheTruth();
        protocol.figure("deleted from the data directory: %s", forgotten);
        protocol.require(!forgotten.isEmpty(), "There was nothing to delete beside event log and vault");

        try (RunningExtraly extraly = installation.start()) {
            Caller caller = customer.loggedInAgain(extraly).calls(extraly);
            long start = System.nanoTime();
            List<String> differences = awaitSame(caller, ids, before);
            protocol.figure(
                    "ready after %.1f s, all answers as before %.1f s later",
                    extraly.startToReady().toMillis() / 1000.0, (System.nanoTime() - start) / 1e9);
            protocol.requireNone(differences, "Answers that differ after the read side was lost");
            // New work passes through the same queue behind the old: when it is done, the old would have been redone.
            for (int number = 0; number < 8; number++) {
                caller.finished(caller.submitted(invoice(1000 + number)), EXTRACTION);
            }
        }
        Map<String, List<Event>> eventsAfter = installation.data().events().read();
        List<String> changed = eventsBefore.entrySet().stream()
                .filter(stream -> !stream.getValue().equals(eventsAfter.get(stream.getKey())))
                .map(stream -> stream.getKey() + " " + stream.getValue() + " -> " + eventsAfter.get(stream.getKey()))
                .toList();
        protocol.figure("%d streams in the log as they were", eventsBefore.size() - changed.size());
        protocol.requireNone(changed, "Streams with other events after the read side was lost");
    }

    private List<String> submitMix(Caller caller) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < documents; number++) {
            ids.add(caller.submitted(invoice(number)));
            ids.add(caller.submitted(Upload.of("Виписка " + number + ".pdf", StatementPdf.plain())
                    .field("metadata", "{\"number\":" + number + "}")));
            ids.add(caller.submitted(Upload.of("damaged-" + number + ".pdf", BadFile.damagedPdf(number))));
            ids.add(caller.submitted(Upload.of("blank-" + number + ".pdf", BadFile.blankPdf())));
        }
        for (String id : ids) {
            caller.finished(id, EXTRACTION);
        }
        for (int number = 0; number < documents; number++) {
            String id = caller.submitted(invoice(100 + number));
            caller.finished(id, EXTRACTION);
            caller.delete("/documents/" + id).expect(200);
            ids.add(id);
        }
        return ids;
    }

    private static Upload invoice(int number) {
        return Upload.of("invoice-" + number + ".pdf", InvoicePdf.number(number))
                .field("detection_type", "invoice");
    }

    private static List<String> awaitSame(Caller caller, List<String> ids, Snapshot before) throws IOException {
        long end = System.nanoTime() + CATCH_UP.toNanos();
        while (true) {
            List<String> differences = before.differencesTo(Snapshot.of(caller, ids));
            if (differences.isEmpty() || System.nanoTime() > end) {
                return differences;
            }
            Pause.of(Duration.ofMillis(250));
        }
    }

    private static int count(Map<String, List<Event>> events) {
        return events.values().stream().mapToInt(List::size).sum();
    }
}
