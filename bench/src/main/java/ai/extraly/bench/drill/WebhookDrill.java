package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.BadFile;
import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Pause;
import ai.extraly.bench.system.Receiver;
import ai.extraly.bench.system.Receiver.Call;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Receivers are told, and told again when they do not consent: one that fails twice is called three times, further and further apart;
 * one that always fails is called four times, and then no more; and neither a stop nor a kill in between makes a difference.
 *
 * @param backoff the wait after the first failure
 */
public record WebhookDrill(Installation installation, Duration backoff) implements Drill {
    private static final int ATTEMPTS = 4;

    /** Waits grow by it, and vary by a fifth. */
    private static final int GROWTH = 6;

    private static final Duration ENDED_WITHIN = Duration.ofMinutes(1);
    private static final Duration SLACK = Duration.ofSeconds(40);

    @Override
    public void run(Protocol protocol) throws IOException {
        try (Receiver interrupted = new Receiver((call, earlier) -> earlier < 2 ? 503 : 200);
                Receiver willing = new Receiver((call, earlier) -> 204);
                Receiver hesitant = new Receiver((call, earlier) -> earlier < 2 ? 503 : 200);
                Receiver unwilling = new Receiver((call, earlier) -> 500)) {
            Customer customer;
            String told;
            try (RunningExtraly extraly = start()) {
                customer = Customer.register(extraly, "webhooks");
                List.of(interrupted, willing, hesitant, unwilling).forEach(receiver -> receiver.knowing(customer));
                told = submit(customer.calls(extraly), InvoicePdf.number(0), interrupted);
                await(() -> !interrupted.calls().isEmpty(), ENDED_WITHIN);
                extraly.stop();
            }
            try (RunningExtraly extraly = start()) {
                await(() -> interrupted.calls().size() >= 2, wait(1).plus(SLACK));
                extraly.kill9();
            }
            try (RunningExtraly extraly = start()) {
                Caller caller = customer.calls(extraly);
                await(() -> status(caller, told).equals("delivered"), wait(2).plus(SLACK));
                int calls = interrupted.calls().size();
                protocol.figure("a receiver that fails twice, with a stop and a kill in between: %d calls", calls);
                // A call whose answer was on its way when the process was killed is made once more.
                protocol.require(calls == 3 || calls == 4, "It was called %d times", calls);
                requireStatus(protocol, caller, told, "delivered");
                undisturbed(protocol, caller, willing, hesitant, unwilling);
            }
        }
    }

    private void undisturbed(Protocol protocol, Caller caller, Receiver willing, Receiver hesitant, Receiver unwilling)
            throws IOException {
        String completed = submit(caller, InvoicePdf.number(1), willing);
        String failed = submit(caller, BadFile.damagedPdf(2), willing);
        String hesitating = submit(caller, InvoicePdf.number(3), hesitant);
        String refusing = submit(caller, InvoicePdf.number(4), unwilling);
        await(
                () -> status(caller, refusing).equals("abandoned"),
                ENDED_WITHIN.plus(wait(1)).plus(wait(2)).plus(wait(3)).plus(SLACK));
        report(protocol, willing, completed, failed);
        requireAttempts(protocol, "that fails twice", hesitant, 3);
        requireAttempts(protocol, "that always fails", unwilling, ATTEMPTS);
        requireStatus(protocol, caller, completed, "delivered");
        requireStatus(protocol, caller, failed, "delivered");
        requireStatus(protocol, caller, hesitating, "delivered");
        requireStatus(protocol, caller, refusing, "abandoned");
        redeliver(protocol, caller, completed, willing);
    }

    private RunningExtraly start() throws IOException {
        return installation.start(
                "--extraly.webhooks.allow-private-networks=true",
                "--extraly.webhooks.backoff=" + backoff.toMillis() + "ms");
    }

    private static String submit(Caller caller, byte[] file, Receiver receiver) throws IOException {
        return caller.submitted(Upload.of("webhook.pdf", file)
                .field("detection_type", "invoice")
                .field("metadata", "{\"order\":\"1.50\"}")
                .field("webhook_url", receiver.url()));
    }

    private Duration wait(int attempt) {
        return backoff.multipliedBy((long) Math.pow(GROWTH, attempt - 1.0));
    }

    private static void report(Protocol protocol, Receiver willing, String told, String failure) {
        protocol.require(
                willing.calls(told).size() == 1 && willing.calls(failure).size() == 1,
                "A willing receiver was called %d and %d times instead of once for each document",
                willing.calls(told).size(),
                willing.calls(failure).size());
        protocol.require(
                willing.calls(told).stream().allMatch(call -> call.event().equals("document.completed")),
                "The receiver of a completed document was told something else");
        protocol.require(
                willing.calls(failure).stream().allMatch(call -> call.event().equals("document.failed")),
                "The receiver of a failed document was told something else");
        protocol.require(
                willing.calls().stream()
                        .allMatch(call -> call.genuine() && call.body().contains("{\"order\":\"1.50\"}")),
                "A call was not signed, or its metadata was changed");
    }

    private void requireAttempts(Protocol protocol, String which, Receiver receiver, int expected) {
        List<Call> calls = receiver.calls();
        List<Long> apart = IntStream.range(1, calls.size())
                .mapToObj(i -> Duration.between(
                                calls.get(i - 1).at(), calls.get(i).at())
                        .toMillis())
                .toList();
        protocol.figure("a receiver %s: %d calls, %s ms apart", which, calls.size(), apart);
        protocol.require(calls.size() == expected, "A receiver %s was called %d times", which, calls.size());
        protocol.require(
                IntStream.range(1, apart.size()).allMatch(i -> apart.get(i) > apart.get(i - 1)),
                "The calls of a receiver %s do not grow further apart: %s",
                which,
                apart);
        protocol.require(calls.stream().allMatch(Call::genuine), "A call was not signed as documented");
        protocol.require(
                calls.stream().map(Call::body).distinct().count() == 1
                        && calls.stream().map(Call::delivery).distinct().count() == 1,
                "The attempts of one delivery were not the same");
    }

    private static JsonNode delivery(Caller caller, String id) throws IOException {
        return caller.get("/documents/" + id + "/webhooks").expect(200).data().path(0);
    }

    private static String status(Caller caller, String id) {
        try {
            return delivery(caller, id).path("status").asString();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void requireStatus(Protocol protocol, Caller caller, String id, String expected) {
        String status = status(caller, id);
        protocol.require(status.equals(expected), "A delivery is %s instead of %s", status, expected);
    }

    private static void redeliver(Protocol protocol, Caller caller, String id, Receiver receiver) throws IOException {
        int before = receiver.calls(id).size();
        String delivery = delivery(caller, id).path("id").asString();
        caller.postJson("/documents/" + id + "/webhooks/" + delivery + "/redeliver", "")
                .expect(202);
        await(() -> receiver.calls(id).size() > before, Duration.ofSeconds(10));
        List<Call> calls = receiver.calls(id);
        protocol.require(
                calls.size() == before + 1
                        && calls.getLast().delivery().equals(delivery)
                        && calls.getLast().body().equals(calls.getFirst().body()),
                "A delivery that was asked for again did not come again as it was");
    }

    /** Comes back when it holds, or when the time is up: what then does not hold is found by who counts. */
    private static void await(BooleanSupplier holds, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(50));
        }
    }
}
