package ai.extraly.engine.cli;

import ai.extraly.engine.Request;
import ai.extraly.engine.ResultsJson;
import ai.extraly.engine.Unreadable;
import ai.extraly.engine.worker.Ending;
import ai.extraly.engine.worker.Outcome;
import ai.extraly.engine.worker.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Has many files read, some at once, and writes one JSON file each. */
final class FileJobs {

    private final Workers workers;
    private final Request request;
    private final Path out;
    private final boolean evidence;
    private final int jobs;

    FileJobs(Workers workers, Request request, Path out, boolean evidence, int jobs) {
        this.workers = workers;
        this.request = request;
        this.out = out;
        this.evidence = evidence;
        this.jobs = jobs;
    }

    /** Whether each file got its JSON. */
    boolean run(List<Path> files, PrintWriter progress, boolean terminal) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        List<Future<Boolean>> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(jobs)) {
            for (Path file : files) {
                results.add(pool.submit(() -> {
                    boolean written = one(file, progress);
                    if (terminal) {
                        progress.print(
                                "\r" + done.incrementAndGet() + "/" + files.size() + " " + name(file) + "\033[K");
                        progress.flush();
                    }
                    return written;
                }));
            }
        }
        if (terminal) {
            progress.println();
        }
        return results.stream().allMatch(FileJobs::isTrue);
    }

    private static boolean isTrue(Future<Boolean> result) {
        return result.state() == Future.State.SUCCESS && result.resultNow();
    }

    private boolean one(Path file, PrintWriter progress) throws InterruptedException {
        long start = System.nanoTime();
        ObjectNode json = ResultsJson.object().put("file", file.toString());
        Outcome outcome;
        try {
            outcome = outcome(file);
        } catch (IOException e) {
            progress.println("Cannot read " + file + ": " + e.getMessage());
            return false;
        }
        switch (outcome) {
            case Outcome.Read read -> {
                ObjectNode tree = ResultsJson.read(read.results());
                if (!evidence) {
                    tree.remove("evidence");
                }
                json.setAll(tree);
                json.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
            case Outcome.Refused(Unreadable why) -> failed(json, why.reason(), why.message());
            case Outcome.Lost(Ending how)
            when how == Ending.OUT_OF_MEMORY ->
                failed(
                        json,
                        Unreadable.Reason.CORRUPTED,
                        "Reading the file takes more memory than any document needs.");
            case Outcome.Lost _ ->
                failed(json, Unreadable.Reason.TIMED_OUT, "The process that read the file never came back.");
            case Outcome.Broken(String kind, List<String> place) ->
                failed(
                        json,
                        Unreadable.Reason.UNSUPPORTED_LAYOUT,
                        "The file could not be read: " + kind
                                + place.stream()
                                        .findFirst()
                                        .map(at -> " at " + at)
                                        .orElse(""));
        }
        try {
            Files.write(out.resolve(name(file) + ".json"), ResultsJson.bytes(json));
            return true;
        } catch (IOException e) {
            progress.println("Cannot write the results of " + file + ": " + e.getMessage());
            return false;
        }
    }

    private static void failed(ObjectNode json, Unreadable.Reason reason, String message) {
        json.putObject("error")
                .put("code", "extraction_failed")
                .put("reason", reason.wireName())
                .put("message", message);
    }

    private Outcome outcome(Path file) throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            return new Outcome.Refused(new Unreadable(Unreadable.Reason.CORRUPTED, "The file cannot be read: " + file));
        }
        try (InputStream content = Files.newInputStream(file)) {
            return workers.extract(content, Files.size(file), request);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
