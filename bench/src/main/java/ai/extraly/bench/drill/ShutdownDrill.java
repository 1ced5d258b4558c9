package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.StatementPdf;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.EventLog.Event;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Told to stop in the midst of its work, the system answers those who wait for a document with what there is, lets the requests that
 * are under way finish, and has ended in time. What it had not read by then is read after the next start, once.
 *
 * @param documents that are submitted before
 */
public record ShutdownDrill(Installation installation, int documents) implements Drill {
    private static final Set<String> FINAL = Set.of("DocumentCompleted", "DocumentFailed");
    private static final Set<Integer> ENDED_AS_TOLD = Set.of(0, 143);
    private static final int CLIENTS = 8;
    private static final Duration IN_TIME = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration UPLOAD_GOES_ON_AFTER = Duration.ofSeconds(2);
    /** More than lies in buffers between client and server. */
    private static final int PADDING = 8 * 1024 * 1024;

    @Override
    public void run(Protocol protocol) throws IOException {
        List<String> ids = new ArrayList<>();
        Customer customer;
        try (RunningExtraly extraly = installation.start("--extraly.extraction.parallel=1")) {
            customer = Customer.register(extraly, "shutdown");
            Caller caller = customer.calls(extraly);
            Queue<String> submitted = new ConcurrentLinkedQueue<>();
            AtomicInteger next = new AtomicInteger();
            Crew.of(CLIENTS, client -> {
                for (int number = next.getAndIncrement(); number < documents; number = next.getAndIncrement()) {
                    submitted.add(caller.submitted(upload(number)));
                }
            });
            ids.addAll(submitted);
            ids.add(stopInTheMidst(protocol, extraly, caller, ids.getLast()));
        }
        try (RunningExtraly extraly = installation.start()) {
            Caller caller = customer.calls(extraly);
            int failed = 0;
            for (String id : ids) {
                Answer answer = caller.finished(id, Duration.ofMinutes(2));
                failed += answer.data().path("status").asString().equals("failed") ? 1 : 0;
            }
            protocol.require(failed == 0, "%d of %d documents failed", failed, ids.size());
        }
        countFinalEvents(protocol, ids);
    }

    /** Returns the document that was submitted meanwhile. */
    private static String stopInTheMidst(Protocol protocol, RunningExtraly extraly, Caller caller, String last)
            throws IOException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Timed> longPoll = callers.submit(() -> timed(() -> caller.get("/documents/" + last + "?wait=60")));
            HaltingStream body = new HaltingStream(upload(-1).field("padding", "x".repeat(PADDING)).stream());
            Future<Timed> slowUpload =
                    callers.submit(() -> timed(() -> caller.submit(Upload.contentType(), () -> body)));
            body.awaitHalfway();
            long start = System.nanoTime();
            Future<?> laterThatUpload = callers.submit(() -> {
                Thread.sleep(UPLOAD_GOES_ON_AFTER);
                body.goOn();
                return null;
            });
            extraly.stop();
            laterThatUpload.get();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            protocol.figure("ended %.1f s after SIGTERM with exit code %d", seconds(took), extraly.exitCode());
            protocol.require(took.compareTo(IN_TIME) < 0, "It took %.1f s to end", seconds(took));
            protocol.require(
                    ENDED_AS_TOLD.contains(extraly.exitCode()), "It ended with exit code %d", extraly.exitCode());

            Timed polled = longPoll.get();
            Duration after = Duration.ofNanos(polled.at() - start);
            protocol.figure(
                    "who waited for a document was answered %.1f s after SIGTERM: %s",
                    seconds(after), polled.answer().data().path("status").asString());
            protocol.require(polled.answer().status() == 200, "Who waited was answered %s", polled.answer());
            protocol.require(after.compareTo(AT_ONCE) < 0, "Who waited was answered after %.1f s", seconds(after));

            Answer uploaded = slowUpload.get().answer();
            protocol.figure("the upload that was under way was answered %d", uploaded.status());
            return uploaded.expect(201).data().path("id").asString();
        } catch (ExecutionException e) {
            throw new IOException("Somebody was not answered", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private void countFinalEvents(Protocol protocol, List<String> ids) throws IOException {
        Map<String, List<Event>> events = installation.data().events().read();
        List<String> notOnce = new ArrayList<>();
        long starts = 0;
        for (String id : ids) {
            List<String> types =
                    events.getOrDefault(id, List.of()).stream().map(Event::type).toList();
            starts += types.stream().filter("ExtractionStarted"::equals).count();
            if (types.stream().filter(FINAL::contains).count() != 1) {
                notOnce.add(id + " " + types);
            }
        }
        protocol.figure("%d documents were begun %d times and ended once each", ids.size() - notOnce.size(), starts);
        protocol.requireNone(notOnce, "Documents without exactly one final event");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Upload upload(int number) {
        return Upload.of("shutdown-" + number + ".pdf", StatementPdf.with("Holder " + number, "Purpose"));
    }

    private interface Call {
        Answer make() throws IOException;
    }

    /** @param at when it came, by the clock of {@link System#nanoTime()} */
    private record Timed(Answer answer, long at) {}

    private static Timed timed(Call call) throws IOException {
        Answer answer = call.make();
        return new Timed(answer, System.nanoTime());
    }

    /** Stops in the midst until the rest may follow. */
    private static final class HaltingStream extends FilterInputStream {
        private final CountDownLatch halfway = new CountDownLatch(1);
        private final CountDownLatch rest = new CountDownLatch(1);
        private int left = PADDING / 2;

        HaltingStream(InputStream content) {
            super(content);
        }

        void awaitHalfway() throws IOException, InterruptedException {
            if (!halfway.await(1, TimeUnit.MINUTES)) {
                throw new IOException("The upload did not begin");
            }
        }

        void goOn() {
            rest.countDown();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                halfway.countDown();
                try {
                    rest.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("Interrupted", e);
                }
            }
            int read = super.read(buffer, offset, length);
            left -= read;
            return read;
        }
    }
}
