package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.EventLog.Event;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Receiver;
import ai.extraly.bench.system.Receiver.Call;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A slow receiver never delays another's deliveries: while a fifth of the receivers let every call hang until it is given up, what the
 * others are told arrives within three seconds of the document's completion, 99 times out of 100.
 *
 * @param deliveries one a document
 * @param receivers that share them
 */
public record SlowReceiversDrill(Installation installation, int deliveries, int receivers, int clients)
        implements Drill {
    private static final int EVERY_FIFTH = 5;
    private static final Duration IN_TIME = Duration.ofSeconds(3);

    @Override
    public void run(Protocol protocol) throws IOException {
        List<Receiver> all = new ArrayList<>();
        try {
            for (int number = 0; number < receivers; number++) {
                boolean hangs = number % EVERY_FIFTH == 0;
                all.add(new Receiver((call, earlier) -> hangs ? 0 : 200));
            }
            Map<String, Receiver> told = new ConcurrentHashMap<>();
            try (RunningExtraly extraly = installation.start("--extraly.webhooks.allow-private-networks=true")) {
                Customer customer = Customer.register(extraly, "slow-receivers");
                all.forEach(receiver -> receiver.knowing(customer));
                submit(customer.calls(extraly), all, told);
                for (String id : told.keySet()) {
                    customer.calls(extraly).finished(id, Duration.ofMinutes(5));
                }
            } // a stop lets couriers come home
            measure(protocol, all, told);
        } finally {
            all.forEach(Receiver::close);
        }
    }

    private void submit(Caller caller, List<Receiver> all, Map<String, Receiver> told) throws IOException {
        AtomicInteger next = new AtomicInteger();
        Crew.of(clients, client -> {
            for (int number = next.getAndIncrement(); number < deliveries; number = next.getAndIncrement()) {
                Receiver receiver = all.get(number % receivers);
                String id = caller.submitted(Upload.of("slow-" + number + ".pdf", InvoicePdf.number(number))
                        .field("detection_type", "invoice")
                        .field("webhook_url", receiver.url()));
                told.put(id, receiver);
            }
        });
    }

    private void measure(Protocol protocol, List<Receiver> all, Map<String, Receiver> told) throws IOException {
        Map<String, List<Event>> log = installation.data().events().read();
        List<Long> millis = new ArrayList<>();
        List<String> never = new ArrayList<>();
        told.forEach((id, receiver) -> {
            if (all.indexOf(receiver) % EVERY_FIFTH == 0) {
                return;
            }
            List<Call> calls = receiver.calls(id);
            if (calls.isEmpty()) {
                never.add(id);
            } else {
                millis.add(Duration.between(completed(log, id), calls.getFirst().at())
                        .toMillis());
            }
        });
        millis.sort(null);
        long p99 = millis.isEmpty() ? Long.MAX_VALUE : millis.get((int) Math.ceil(millis.size() * 0.99) - 1);
        int hanging = all.stream()
                .filter(receiver -> all.indexOf(receiver) % EVERY_FIFTH == 0)
                .mapToInt(receiver -> receiver.calls().size())
                .sum();
        protocol.figure(
                "%d deliveries to %d receivers, a fifth of which hung (%d calls): the others were told after p50 %d ms, p99 %d ms, at most %d ms",
                told.size(), receivers, hanging, millis.get(millis.size() / 2), p99, millis.getLast());
        protocol.requireNone(never, "Documents whose healthy receiver was never told");
        protocol.require(hanging > 0, "Nobody hung at all");
        protocol.require(p99 <= IN_TIME.toMillis(), "p99 is %d ms", p99);
    }

    private static Instant completed(Map<String, List<Event>> log, String id) {
        return log.getOrDefault(id, List.of()).stream()
                .filter(event ->
                        event.type().equals("DocumentCompleted") || event.type().equals("DocumentFailed"))
                .findFirst()
                .orElseThrow()
                .at();
    }
}
