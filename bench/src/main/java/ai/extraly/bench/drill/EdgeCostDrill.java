package ai.extraly.bench.drill;

import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.RunningExtraly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to find out who calls and to count the call. Two addresses at which there is nothing are answered by the same work, but
 * one of them lies below the documents, where a token, a key and a count come first. They are asked in turn, by one client.
 *
 * @param calls of each, after as many that are not measured
 */
public record EdgeCostDrill(RunningExtraly extraly, int calls) implements Drill {
    private static final String OPEN = "/nothing/of/the/kind";
    private static final String GUARDED = "/documents/nothing/of/the/kind";
    private static final double MOST_MILLIS = 1;

    @Override
    public void run(Protocol protocol) throws IOException {
        Caller stranger = Caller.stranger(extraly);
        Caller customer = Customer.register(extraly, "edge-cost").calls(extraly);
        measure(stranger, customer);
        Medians medians = measure(stranger, customer);
        protocol.figure(
                "%d calls each, median: %.3f ms open, %.3f ms with authentication and rate limit: %.3f ms more",
                calls, medians.open(), medians.guarded(), medians.guarded() - medians.open());
        protocol.require(
                medians.guarded() - medians.open() < MOST_MILLIS,
                "Authentication and rate limit cost %.3f ms",
                medians.guarded() - medians.open());
    }

    private Medians measure(Caller stranger, Caller customer) throws IOException {
        List<Long> open = new ArrayList<>();
        List<Long> guarded = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            open.add(nanos(stranger, OPEN, false));
            guarded.add(nanos(customer, GUARDED, true));
        }
        return new Medians(medianMillis(open), medianMillis(guarded));
    }

    private static long nanos(Caller caller, String path, boolean counted) throws IOException {
        long start = System.nanoTime();
        Answer answer = caller.get(path).expect(404);
        long nanos = System.nanoTime() - start;
        if (answer.header("X-RateLimit-Remaining").isEmpty() == counted) {
            throw new IllegalStateException("Not the call that was to be measured: " + answer);
        }
        return nanos;
    }

    private static double medianMillis(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }

    private record Medians(double open, double guarded) {}
}
