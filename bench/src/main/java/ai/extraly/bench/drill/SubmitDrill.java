package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What was answered with 201 is there at once: each document of a row is found by the very next GET and stands in the very next
 * list, whose total is exact. Then several clients submit at the same time, and no document is lost or doubled.
 *
 * @param caller whose account has no documents yet
 * @param documents one after another, and as many again by all clients together
 */
public record SubmitDrill(Caller caller, int documents, int clients) implements Drill {
    @Override
    public void run(Protocol protocol) throws IOException {
        Set<String> known = oneAfterAnother(protocol);
        together(protocol, known);
    }

    private Set<String> oneAfterAnother(Protocol protocol) throws IOException {
        Set<String> known = new HashSet<>();
        List<String> notGot = new ArrayList<>();
        List<String> notListed = new ArrayList<>();
        long[] submitting = new long[documents];
        long start = System.nanoTime();
        for (int number = 0; number < documents; number++) {
            long before = System.nanoTime();
            String id = caller.submitted(upload(number));
            submitting[number] = System.nanoTime() - before;
            known.add(id);
            Answer found = caller.document(id);
            if (found.status() != 200 || !found.data().path("id").asString().equals(id)) {
                notGot.add(id + ": " + found);
            }
            Answer list = caller.list("per_page=100");
            int total = list.json().path("meta").path("total").asInt();
            if (!Listing.ids(list).contains(id) || total != number + 1) {
                notListed.add(id + ", total " + total + " instead of " + (number + 1));
            }
        }
        long took = System.nanoTime() - start;
        Arrays.sort(submitting);
        protocol.figure(
                "%d documents one after another, each with a GET and a list: %s, submit p50 %d ms, p95 %d ms",
                documents,
                Protocol.perSecond(documents, took),
                submitting[documents / 2] / 1_000_000,
                submitting[documents * 95 / 100] / 1_000_000);
        protocol.requireNone(notGot, "Documents that the next GET did not find");
        protocol.requireNone(notListed, "Documents that the next list did not have, or not counted");
        protocol.require(known.size() == documents, "%d submissions gave %d ids", documents, known.size());
        return known;
    }

    private void together(Protocol protocol, Set<String> known) throws IOException {
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger(documents);
        long start = System.nanoTime();
        Crew.of(clients, client -> {
            for (int number = next.getAndIncrement(); number < 2 * documents; number = next.getAndIncrement()) {
                answered.add(caller.submitted(upload(number)));
            }
        });
        long took = System.nanoTime() - start;
        protocol.figure(
                "%d documents by %d clients at once: %s", documents, clients, Protocol.perSecond(documents, took));

        Listing listing = Listing.of(caller);
        Set<String> listed = new HashSet<>(listing.ids());
        Set<String> all = new HashSet<>(known);
        all.addAll(answered);
        int expected = 2 * documents;
        protocol.require(all.size() == expected, "%d submissions gave %d ids", expected, all.size());
        protocol.requireNone(all.stream().filter(id -> !listed.contains(id)).toList(), "Documents lost from the list");
        protocol.requireNone(
                listed.stream().filter(id -> !all.contains(id)).toList(),
                "Documents in the list that nobody submitted");
        protocol.require(
                listed.size() == listing.ids().size(),
                "The list has %d rows for %d documents",
                listing.ids().size(),
                listed.size());
        protocol.require(
                listing.total() == expected, "The list's total is %d instead of %d", listing.total(), expected);
    }

    private static Upload upload(int number) {
        return Upload.of("invoice-" + number + ".pdf", InvoicePdf.number(number))
                .field("detection_type", "invoice");
    }
}
