package ai.extraly.bench.drill;

import ai.extraly.bench.fixture.BadFile;
import ai.extraly.bench.fixture.InvoicePdf;
import ai.extraly.bench.fixture.LongStatementPdf;
import ai.extraly.bench.fixture.PdfBomb;
import ai.extraly.bench.fixture.PictureBomb;
import ai.extraly.bench.system.Answer;
import ai.extraly.bench.system.Caller;
import ai.extraly.bench.system.Customer;
import ai.extraly.bench.system.EventLog.Event;
import ai.extraly.bench.system.Installation;
import ai.extraly.bench.system.Operator;
import ai.extraly.bench.system.Pause;
import ai.extraly.bench.system.RunningExtraly;
import ai.extraly.bench.system.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that were made to break programs, and good ones between them: no file takes the system down, and no good one suffers. Then child
 * processes are killed by hand.
 *
 * @param folder with files that may be anything, or null: then the drill has only what it makes itself
 */
public record HostileDrill(
        Installation installation, @Nullable Path folder) implements Drill {
    private static final int CLIENTS = 4;
    private static final int GOOD_EVERY = 5;
    private static final int TOO_MANY_PAGES = 10_000;
    private static final int UNSUPPORTED = 415;
    private static final int ACCEPTED = 201;

    /** More than a second of work, so that somebody who looks each tenth of it finds a child at it. */
    private static final int PAGES_TO_KILL_AT = 400;

    private static final Duration TO_THE_END = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    /** Of a child, in MiB. */
    private static final int BOMB_MEMORY = 512;

    private static final Duration NEXT_LOOK = Duration.ofMillis(100);

    /** Of the server, which has no more than its heap of 384 MiB and what Java needs beside it. */
    private static final double FLAT = 1.25;

    @Override
    public void run(Protocol protocol) throws IOException {
        List<ProcessHandle> children = new ArrayList<>();
        String killedOnce;
        try (RunningExtraly extraly =
                installation.onJavaWith("-Xmx384m").start(Operator.options("--extraly.extraction.backoff=200ms"))) {
            Caller caller = Customer.register(extraly, "hostile").calls(extraly);
            Caller operator = Operator.calls(extraly).besideTheApi();
            bombs(protocol, extraly, caller);
            submitAll(protocol, extraly, caller);
            killAlways(protocol, extraly, caller, operator);
            killedOnce = killOnce(protocol, extraly, caller, operator);
            children.addAll(extraly.children());
            protocol.figure("%d child processes at the end", children.size());
        }
        protocol.requireNone(
                children.stream()
                        .filter(ProcessHandle::isAlive)
                        .map(ProcessHandle::pid)
                        .toList(),
                "Child processes that are left");
        List<String> life = installation.data().events().read().getOrDefault(killedOnce, List.of()).stream()
                .map(Event::type)
                .toList();
        protocol.require(
                life.stream().filter("ExtractionAttemptFailed"::equals).count() == 1
                        && life.contains("DocumentCompleted"),
                "Killed once, a document lived through %s",
                life);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Hostile(String name, byte[] content) {}

    /** They come first, so that the children have had nothing else in memory. */
    private static void bombs(Protocol protocol, RunningExtraly extraly, Caller caller) throws IOException {
        good(protocol, caller, 0);
        for (Hostile bomb : List.of(
                new Hostile("flate.pdf", PdfBomb.packed(false)),
                new Hostile("flate-twice.pdf", PdfBomb.packed(true)),
                new Hostile("many-pages.pdf", PdfBomb.pages(TOO_MANY_PAGES)),
                new Hostile("huge.png", PictureBomb.png()),
                new Hostile("huge.tiff", PictureBomb.tiff()),
                new Hostile("huge.webp", PictureBomb.webp()))) {
            List<ProcessHandle> before = extraly.children();
            long start = System.nanoTime();
            String end = end(protocol, caller, bomb);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            int memory = 0;
            for (ProcessHandle child : extraly.children()) {
                memory = Math.max(memory, RunningExtraly.mostMemory(child));
            }
            protocol.figure(
                    "%s, %,d bytes: %s after %.1f s; no child had more than %d MiB so far",
                    bomb.name(), bomb.content().length, end, took.toMillis() / 1000.0, memory);
            protocol.require(
                    before.stream().allMatch(ProcessHandle::isAlive), "%s took a child down with it", bomb.name());
            protocol.require(!end.equals("completed"), "%s was completed", bomb.name());
            protocol.require(took.compareTo(AT_ONCE) < 0, "%s took %s", bomb.name(), took);
            protocol.require(memory < BOMB_MEMORY, "%s took %d MiB", bomb.name(), memory);
        }
    }

    private void submitAll(Protocol protocol, RunningExtraly extraly, Caller caller) throws IOException {
        List<Hostile> files = files();
        Map<String, AtomicInteger> ends = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        int[] memory = new int[files.size()];
        Crew.of(CLIENTS, client -> {
            for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
                Hostile file = files.get(i);
                ends.computeIfAbsent(end(protocol, caller, file), end -> new AtomicInteger())
                        .incrementAndGet();
                if (i % GOOD_EVERY == 0) {
                    good(protocol, caller, i);
                }
                memory[i] = extraly.memory();
            }
        });
        protocol.figure("%d hostile files: %s", files.size(), new TreeMap<>(ends));
        int half = files.size() / 2;
        int first = most(memory, 0, half);
        int second = most(memory, half, files.size());
        protocol.figure(
                "the server's own memory: at most %d MiB in the first half, %d MiB in the second", first, second);
        protocol.require(second <= first * FLAT, "Its memory grew from %d to %d MiB", first, second);
    }

    private static int most(int[] memory, int from, int to) {
        int most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, memory[i]);
        }
        return most;
    }

    private List<Hostile> files() throws IOException {
        List<Hostile> files = new ArrayList<>();
        files.add(new Hostile("damaged.pdf", BadFile.damagedPdf(0)));
        files.add(new Hostile("blank.pdf", BadFile.blankPdf()));
        files.add(new Hostile("program.pdf", BadFile.program()));
        if (folder != null) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    files.add(new Hostile(file.getFileName().toString(), Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    /** In a word: refused, completed, or why not. */
    private static String end(Protocol protocol, Caller caller, Hostile file) throws IOException {
        Answer answer = caller.submit(Upload.of(file.name(), file.content()));
        if (answer.status() != ACCEPTED) {
            protocol.require(answer.status() == UNSUPPORTED, "%s was answered %s", file.name(), answer);
            return "refused with " + answer.status();
        }
        Answer end = caller.finished(answer.data().path("id").asString(), TO_THE_END);
        if (end.data().path("status").asString().equals("completed")) {
            return "completed";
        }
        String reason = end.data().path("error").path("reason").asString();
        protocol.require(!reason.isEmpty(), "%s failed without a reason: %s", file.name(), end);
        return reason;
    }

    private static void good(Protocol protocol, Caller caller, int number) throws IOException {
        String id = caller.submitted(Upload.of("good-" + number + ".pdf", InvoicePdf.number(number)));
        Answer end = caller.finished(id, TO_THE_END);
        protocol.require(end.data().path("status").asString().equals("completed"), "Good, and not read: %s", end);
    }

    private static void killAlways(Protocol protocol, RunningExtraly extraly, Caller caller, Caller operator)
            throws IOException {
        String id = caller.submitted(Upload.of("poison.pdf", LongStatementPdf.of(PAGES_TO_KILL_AT)));
        int kills = 0;
        Answer document = caller.document(id);
        while (!Caller.isFinal(document)) {
            kills += killChildAtWork(extraly, operator) ? 1 : 0;
            Pause.of(NEXT_LOOK);
            document = caller.document(id);
        }
        long start = System.nanoTime();
        good(protocol, caller, 0);
        Duration next = Duration.ofNanos(System.nanoTime() - start);
        protocol.figure(
                "a document whose child was always killed, %d times: %s, %s; the next document was read after %.1f s",
                kills,
                document.data().path("status").asString(),
                document.data().path("error").path("reason").asString(),
                next.toMillis() / 1000.0);
        protocol.require(
                document.data().path("error").path("reason").asString().equals("timed_out"),
                "Killed each time, and %s",
                document);
        protocol.require(next.compareTo(AT_ONCE) < 0, "The next document took %s", next);
    }

    /** Returns the document. */
    private static String killOnce(Protocol protocol, RunningExtraly extraly, Caller caller, Caller operator)
            throws IOException {
        String id = caller.submitted(Upload.of("killed-once.pdf", LongStatementPdf.of(PAGES_TO_KILL_AT)));
        while (!killChildAtWork(extraly, operator)) {
            Pause.of(NEXT_LOOK);
        }
        Answer end = caller.finished(id, TO_THE_END);
        protocol.require(
                end.data().path("status").asString().equals("completed"), "Killed once, and not read: %s", end);
        return id;
    }

    /** With the others: nobody outside knows which of them it is. */
    private static boolean killChildAtWork(RunningExtraly extraly, Caller operator) throws IOException {
        Answer busy =
                operator.get("/actuator/metrics/extraly.workers?tag=state:busy").expect(200);
        if (busy.json().path("measurements").path(0).path("value").asDouble() < 1) {
            return false;
        }
        extraly.children().forEach(ProcessHandle::destroyForcibly);
        return true;
    }
}
