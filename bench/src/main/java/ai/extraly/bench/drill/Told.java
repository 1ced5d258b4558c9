package ai.extraly.bench.drill;

import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.EventLog.Event;
import ai.extraly.bench.system.Pause;
import ai.extraly.bench.system.Receiver;
import ai.extraly.bench.system.Receiver.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Compares what a receiver was told with what the event log says that it was told.
 *
 * @param log of the stopped system, by document
 */
record Told(Receiver receiver, Map<String, List<Event>> log) {
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Waits until no delivery of {@code documents} is pending any more. */
    static void await(Caller caller, Collection<String> documents, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        for (String id : documents) {
            while (isPending(caller, id)) {
                if (System.nanoTime() > end) {
                    throw new IOException("A delivery of " + id + " is still pending");
                }
                Pause.of(PAUSE);
            }
        }
    }

    private static boolean isPending(Caller caller, String id) throws IOException {
        String status = caller.get("/documents/" + id + "/webhooks")
                .expect(200)
                .data()
                .path(0)
                .path("status")
                .asString();
        return !status.equals("delivered") && !status.equals("abandoned");
    }

    void check(Protocol protocol, Collection<String> documents) {
        List<String> never = new ArrayList<>();
        List<String> tooOften = new ArrayList<>();
        List<String> unaccounted = new ArrayList<>();
        int repeats = 0;
        for (String id : documents) {
            List<Call> all = receiver.calls(id);
            int calls = all.size();
            long afterConsent =
                    all.stream().dropWhile(call -> call.status() != 200).skip(1).count();
            long requested = count(id, "WebhookAttemptRequested");
            long started = count(id, "WebhookAttemptStarted");
            if (calls == 0) {
                never.add(id);
            }
            if (requested > ATTEMPTS) {
                tooOften.add(id + ": " + requested);
            }
            // An attempt that was started twice was begun by a process that was killed: the second call is the crash's
            // own.
            if (calls > started || count(id, "WebhookDelivered") > 1 || afterConsent > started - requested) {
                unaccounted.add(id + ": " + calls + " calls of " + started + " started attempts");
            }
            repeats += (int) (started - requested);
        }
        protocol.figure(
                "%d documents told to their receiver in %d calls; %d attempts were begun again after a kill",
                documents.size() - never.size(), receiver.calls().size(), repeats);
        protocol.requireNone(never, "Documents whose receiver was never told");
        protocol.requireNone(tooOften, "Documents with more than four attempts");
        protocol.requireNone(unaccounted, "Documents with calls that no started attempt accounts for");
        protocol.require(receiver.calls().stream().allMatch(Call::genuine), "A call was not signed as documented");
    }

    private long count(String id, String type) {
        return log.getOrDefault(id, List.of()).stream()
                .filter(event -> event.type().equals(type))
                .count();
    }
}
