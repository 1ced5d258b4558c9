package ai.extraly.query.document;

import static java.util.stream.Collectors.toCollection;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.AccountId;
import ai.extraly.query.model.Delivery;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * How fast the model of documents is built, and a list read from it: run by hand, in process, with nothing synchronised to disk.
 * Arguments: number of events, of events a batch, and of accounts.
 */
final class ProjectionBench {
    /** So many documents are under way at once. */
    private static final int UNDER_WAY = 200;

    private static final int EVENTS_OF_A_LIFE = 8;

    private ProjectionBench() {}

    public static void main(String[] arguments) {
        int events = Integer.parseInt(arguments[0]);
        int batchSize = Integer.parseInt(arguments[1]);
        int accounts = Integer.parseInt(arguments[2]);
        List<DomainEventMessage<?>> log = log(events, accounts);
        for (int round = 1; round <= 2; round++) {
            StoredDocuments documents = new StoredDocuments();
            Delivery delivery = documents.delivery();
            long start = System.nanoTime();
            Duration cpuBefore = cpu();
            delivery.deliver(log, batchSize);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = cpu().minus(cpuBefore).toMillis() / 1e3;
            print(
                    "%,d events in batches of %d: %.2f s, %,.0f events/s; %.2f s of processor time, %,.0f events a second of it"
                            .formatted(
                                    log.size(),
                                    batchSize,
                                    seconds,
                                    log.size() / seconds,
                                    cpuSeconds,
                                    log.size() / cpuSeconds));
            list(documents);
        }
        System.exit(0);
    }

    /** Of client and database together: what counts on a machine that others use, too. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void list(StoredDocuments documents) {
        ListDocuments query =
                new ListDocuments(account(0), 1, 20, null, null, null, null, null, DocumentSort.CREATED_AT, true);
        int times = 50;
        for (int warm = 0; warm < 10; warm++) {
            documents.list().page(query);
        }
        long start = System.nanoTime();
        for (int time = 0; time < times; time++) {
            documents.list().page(query);
        }
        print("a page of 20 of %,d documents: %.1f ms"
                .formatted(documents.list().page(query).total(), (System.nanoTime() - start) / 1e6 / times));
    }

    private static List<DomainEventMessage<?>> log(int events, int accounts) {
        Deque<Integer> unborn =
                IntStream.range(0, events / EVENTS_OF_A_LIFE).boxed().collect(toCollection(ArrayDeque::new));
        Deque<Deque<DomainEventMessage<?>>> underWay = new ArrayDeque<>();
        List<DomainEventMessage<?>> log = new ArrayList<>();
        while (!unborn.isEmpty() || !underWay.isEmpty()) {
            if (underWay.size() < UNDER_WAY && !unborn.isEmpty()) {
                underWay.addLast(new ArrayDeque<>(life(unborn.removeFirst(), accounts)));
            }
            Deque<DomainEventMessage<?>> next = underWay.removeFirst();
            log.add(next.removeFirst());
            if (!next.isEmpty()) {
                underWay.addLast(next);
            }
        }
        return log;
    }

    private static List<DomainEventMessage<?>> life(int number, int accounts) {
        Instant start = Life.START.plus(Duration.ofSeconds(number));
        return Life.of(number, account(number % accounts), start)
                .completedAtTheSecondAttempt(DetectionType.INVOICE)
                .events();
    }

    private static AccountId account(int number) {
        byte[] id = new byte[16];
        byte[] last = BigInteger.valueOf(number).toByteArray();
        System.arraycopy(last, 0, id, id.length - last.length, last.length);
        return AccountId.derived(id);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
