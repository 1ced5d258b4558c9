package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.BadFile;
import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.EventLog.Event;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Receiver;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * A process that is killed at any moment loses nothing that it answered 201 to, and finishes it once, whatever was half done.
 *
 * <p>Each round starts the system on the same data, looks for every document acknowledged so far, lets clients submit, and kills the
 * process after a random number of answers and a random time more. In the end everything is waited for, the system is stopped,
 * and the final events are counted in its log. Each document has a receiver, who refuses every seventh call: in the end it has been told of
 * each document, in at most four attempts, and after it consented only what a kill made the system forget that it had said.
 *
 * @param documents that the clients submit in one round, unless the kill comes first
 * @param seed of the moments
 */
public record CrashDrill(Installation installation, int rounds, int documents, int clients, long seed)
        implements Drill {
    private static final Set<String> FINAL = Set.of("DocumentCompleted", "DocumentFailed");
    private static final int MOST_MILLIS_AFTER = 400;
    private static final int REFUSED = 7;

    @Override
    public void run(Protocol protocol) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        // Whoever consented consents to a repetition, too: the system may have been killed before it could note the
        // first time.
        Set<String> consented = ConcurrentHashMap.newKeySet();
        try (Receiver receiver = new Receiver((call, earlier) -> {
            if (calls.incrementAndGet() % REFUSED == 0 && !consented.contains(call.document())) {
                return 500;
            }
            consented.add(call.document());
            return 200;
        })) {
            run(protocol, receiver);
        }
    }

    private void run(Protocol protocol, Receiver receiver) throws IOException {
        Random random = new Random(seed);
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        List<ProcessHandle> orphans = new ArrayList<>();
        Customer customer = null;
        for (int round = 1; round <= rounds; round++) {
            RunningExtraly extraly = start();
            if (customer == null) {
                customer = Customer.register(extraly, "crash");
                receiver.knowing(customer);
            }
            Caller caller = customer.calls(extraly);
            protocol.requireNone(missing(caller, acknowledged), "Acknowledged documents not found in round " + round);
            int before = acknowledged.size();
            int answers = 1 + random.nextInt(documents);
            int millis = random.nextInt(MOST_MILLIS_AFTER);
            submitUntilKilled(extraly, caller, receiver, round, acknowledged, answers, millis, orphans);
            protocol.figure(
                    "round %d: ready after %.1f s, killed %d ms after answer %d, %d documents acknowledged",
                    round, extraly.startToReady().toMillis() / 1000.0, millis, answers, acknowledged.size() - before);
        }
        if (customer != null) {
            finish(protocol, customer, receiver, acknowledged);
        }
        protocol.requireNone(
                orphans.stream().filter(ProcessHandle::isAlive).toList(), "Child processes that outlived their parent");
    }

    private void submitUntilKilled(
            RunningExtraly extraly,
            Caller caller,
            Receiver receiver,
            int round,
            Queue<String> acknowledged,
            int answers,
            int millis,
            List<ProcessHandle> orphans)
            throws IOException {
        CountDownLatch enough = new CountDownLatch(answers);
        AtomicInteger next = new AtomicInteger();
        Thread clientsAtWork = Thread.ofVirtual().start(() -> {
            try {
                Crew.of(clients, client -> {
                    for (int number = next.getAndIncrement(); number < documents; number = next.getAndIncrement()) {
                        acknowledged.add(caller.submitted(upload(round * documents + number, receiver)));
                        enough.countDown();
                    }
                });
            } catch (IOException expected) {
                // The server died under their hands. What they had an answer to is in the queue.
            }
        });
        try {
            if (!enough.await(120, TimeUnit.SECONDS)) {
                throw new IOException(
                        "Round " + round + ": fewer than " + answers + " documents were answered in 120 s");
            }
            TimeUnit.MILLISECONDS.sleep(millis);
            orphans.addAll(extraly.children());
            extraly.kill9();
            clientsAtWork.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } finally {
            extraly.close();
        }
    }

    private void finish(Protocol protocol, Customer customer, Receiver receiver, Queue<String> acknowledged)
            throws IOException {
        Set<String> all = new LinkedHashSet<>();
        try (RunningExtraly extraly = start()) {
            Caller caller = customer.calls(extraly);
            protocol.requireNone(missing(caller, acknowledged), "Acknowledged documents not found in the end");
            Listing listing = Listing.of(caller);
            all.addAll(listing.ids());
            protocol.requireNone(
                    acknowledged.stream().filter(id -> !all.contains(id)).toList(),
                    "Acknowledged documents not in the list");
            protocol.require(
                    listing.ids().size() == all.size() && listing.total() == all.size(),
                    "The list has %d rows, %d ids and the total %d",
                    listing.ids().size(),
                    all.size(),
                    listing.total());
            long start = System.nanoTime();
            int failed = awaitAll(caller, all, Duration.ofMinutes(2).plusSeconds(2L * all.size()));
            protocol.figure(
                    "%d documents acknowledged, %d more arrived without their answer; all finished %.1f s after the last start, %d of them failed",
                    acknowledged.size(), all.size() - acknowledged.size(), (System.nanoTime() - start) / 1e9, failed);
            Told.await(caller, all, Duration.ofMinutes(2));
        }
        protocol.require(!acknowledged.isEmpty(), "No document was acknowledged at all");
        Map<String, List<Event>> events = installation.data().events().read();
        countFinalEvents(protocol, all, events);
        new Told(receiver, events).check(protocol, all);
    }

    private RunningExtraly start() throws IOException {
        return installation.start("--extraly.webhooks.allow-private-networks=true", "--extraly.webhooks.backoff=500ms");
    }

    private static void countFinalEvents(Protocol protocol, Set<String> documents, Map<String, List<Event>> events) {
        List<String> notOnce = new ArrayList<>();
        for (String id : documents) {
            List<String> types =
                    events.getOrDefault(id, List.of()).stream().map(Event::type).toList();
            if (types.stream().filter(FINAL::contains).count() != 1) {
                notOnce.add(id + " " + types);
            }
        }
        protocol.figure(
                "%d documents with exactly one final event in a log of %d events",
                documents.size() - notOnce.size(),
                events.values().stream().mapToInt(List::size).sum());
        protocol.requireNone(notOnce, "Documents without exactly one final event");
    }

    private static List<String> missing(Caller caller, Queue<String> ids) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            Answer answer = caller.document(id);
            if (answer.status() != 200) {
                missing.add(id + ": " + answer);
            }
        }
        return missing;
    }

    /** Waits until all are final and returns how many failed; what is unfinished in the end fails the drill. */
    private static int awaitAll(Caller caller, Set<String> ids, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        int failed = 0;
        for (String id : ids) {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            JsonNode status = caller.finished(id, left).data().path("status");
            failed += status.asString().equals("failed") ? 1 : 0;
        }
        return failed;
    }

    /** Three invoices, then a file that cannot be read: both ways to the end. */
    private static Upload upload(int number, Receiver receiver) {
        byte[] content = number % 4 == 3 ? BadFile.damagedPdf(number) : InvoicePdf.number(number);
        return Upload.of("crash-" + number + ".pdf", content)
                .field("detection_type", "invoice")
                .field("webhook_url", receiver.url());
    }
}
