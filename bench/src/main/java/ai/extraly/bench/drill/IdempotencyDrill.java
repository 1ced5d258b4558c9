package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * However many submit the same under one Idempotency-Key at the same moment, there is one document, and all get the same answer, then
 * and later. Another request under that key is refused, and so is any once the document was deleted.
 *
 * @param racing submissions at once
 * @param rounds each with a key of its own
 */
public record IdempotencyDrill(RunningExtraly extraly, int racing, int rounds) implements Drill {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Override
    public void run(Protocol protocol) throws IOException {
        Caller caller = Customer.register(extraly, "idempotency").calls(extraly);
        for (int round = 1; round <= rounds; round++) {
            race(protocol, caller, round);
        }
    }

    private void race(Protocol protocol, Caller caller, int round) throws IOException {
        Caller once = caller.with("Idempotency-Key", "order " + round);
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        Crew.of(racing, client -> answers.add(once.submit(upload(round))));

        Set<String> bodies = answers.stream().map(Answer::toString).collect(Collectors.toSet());
        protocol.require(bodies.size() == 1, "Racing submissions were answered differently: %s", bodies);
        Answer first = answers.element().expect(201);
        String id = first.data().path("id").asString();
        int total =
                caller.list("").expect(200).json().path("meta").path("total").asInt();
        protocol.figure(
                "round %d: %d racing submissions, %d answers, %d documents", round, racing, bodies.size(), total);
        protocol.require(total == 1, "There are %d documents", total);

        caller.finished(id, LONG);
        Answer again = once.submit(upload(round));
        protocol.require(
                again.toString().equals(first.toString())
                        && again.header("Location").equals(first.header("Location")),
                "The same request was answered later with %s and not with %s",
                again,
                first);
        refused(protocol, "Another request under the same key", once.submit(upload(round + 1)));
        caller.delete("/documents/" + id).expect(200);
        refused(protocol, "The same request after the document was deleted", once.submit(upload(round)));
    }

    private static void refused(Protocol protocol, String what, Answer answer) {
        protocol.require(answer.status() == 409, "%s was answered %s", what, answer);
    }

    private static Upload upload(int number) {
        return Upload.of("order.pdf", InvoicePdf.number(number)).field("detection_type", "invoice");
    }
}
