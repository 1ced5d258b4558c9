package ai.extraly.engine.cli;

import ai.extraly.engine.Engine;
import ai.extraly.engine.Extracted;
import ai.extraly.engine.Extraction;
import ai.extraly.engine.Request;
import ai.extraly.engine.ResultsJson;
import ai.extraly.engine.Unreadable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Reads many files, some at once, each within its time, and writes one JSON file each. */
final class FileJobs {

    /** The engine stops by itself at the limit; past this much more it hangs inside a library and is left behind. In seconds. */
    private static final long GRACE = 2;

    private final Engine engine;
    private final Request request;
    private final Path out;
    private final boolean evidence;
    private final int jobs;

    FileJobs(Engine engine, Request request, Path out, boolean evidence, int jobs) {
        this.engine = engine;
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

    private boolean one(Path file, PrintWriter progress) {
        long start = System.nanoTime();
        ObjectNode json = ResultsJson.object().put("file", file.toString());
        switch (extraction(file)) {
            case Extracted extracted -> {
                ObjectNode tree = ResultsJson.tree(extracted);
                if (!evidence) {
                    tree.remove("evidence");
                }
                json.setAll(tree);
                json.put("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
            case Unreadable unreadable ->
                json.putObject("error")
                        .put("code", "extraction_failed")
                        .put("reason", unreadable.reason().wireName())
                        .put("message", unreadable.message());
        }
        try {
            Files.write(out.resolve(name(file) + ".json"), ResultsJson.bytes(json));
            return true;
        } catch (IOException e) {
            progress.println("Cannot write the results of " + file + ": " + e.getMessage());
            return false;
        }
    }

    private Extraction extraction(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            return new Unreadable(Unreadable.Reason.CORRUPTED, "The file cannot be read: " + file);
        }
        FutureTask<Extraction> task = new FutureTask<>(() -> engine.extract(bytes, request));
        Thread.ofPlatform().daemon().name("reading " + name(file)).start(task);
        try {
            return task.get(request.limits().time().toSeconds() + GRACE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new Unreadable(Unreadable.Reason.TIMED_OUT, "The file took too long to read.");
        } catch (ExecutionException e) {
            // Out of memory, or a bug of ours: this file has no result, the others go on.
            return new Unreadable(Unreadable.Reason.UNSUPPORTED_LAYOUT, "The file could not be read: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unreadable(Unreadable.Reason.TIMED_OUT, "Reading was interrupted.");
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
