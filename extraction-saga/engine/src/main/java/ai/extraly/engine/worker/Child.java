package ai.extraly.engine.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One child process as its parent sees it. One thread at a time talks with it, and blocks while it does; the {@link Watch} kills a child that takes
 * too long or too much, and that thread finds the pipe closed.
 */
final class Child {

    /** In bytes; what a child complains of matters when it does not start at all. */
    private static final int MOST_COMPLAINT = 2_000;

    /** A process whose pipe has broken is about to end, unless it broke the pipe alone. */
    private static final Duration TO_GO = Duration.ofSeconds(2);

    /** The engine stops by itself when its time has passed, and says so; it is killed when it does not within this part of its time more. */
    private static final int GRACE = 10;

    private static final String RESIDENT = "VmRSS:";

    private final Process process;
    private final Path folder;
    private final Path status;
    private final DataInputStream answers;
    private final DataOutputStream tasks;
    private final CompletableFuture<String> complaint = new CompletableFuture<>();
    private volatile @Nullable Long deadline;
    private volatile @Nullable Ending killed;
    private volatile boolean ready;
    private int documents;

    private Child(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.status = Path.of("/proc", Long.toString(process.pid()), "status");
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.tasks = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    static Child start(Launch launch, Path folder) throws IOException {
        try {
            return new Child(launch.in(folder), folder);
        } catch (IOException | RuntimeException | Error e) {
            Folders.remove(folder);
            throw e;
        }
    }

    /** Reads on, that the child never waits for somebody to read, and keeps the beginning. */
    private void drainComplaints() {
        try (InputStream errors = process.getErrorStream()) {
            complaint.complete(new String(errors.readNBytes(MOST_COMPLAINT), StandardCharsets.UTF_8));
            errors.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            complaint.complete("");
        }
    }

    /** @throws IOException when it does not become ready, with what it complained of */
    void awaitReady(Duration atMost) throws IOException {
        limit(atMost);
        Thread.ofVirtual().name("complaints of " + pid()).start(this::drainComplaints);
        try {
            if (!(Wire.answer(answers) instanceof Answer.Ready)) {
                throw new Wire.Garbled("Something else before it is ready");
            }
            ready = true;
        } catch (IOException e) {
            kill(Ending.NOT_STARTED);
            String said = complaint
                    .completeOnTimeout("", TO_GO.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            throw new IOException("it was started and did not become ready. " + said.strip(), e);
        } finally {
            deadline = null;
        }
    }

    /**
     * Hands it a task and waits for what comes of it.
     *
     * @throws Wire.Unavailable when the document cannot be had; the child is of no use any more
     */
    Answer ask(Task task, InputStream document, long size, TimeLimit time) throws Wire.Unavailable {
        documents++;
        try {
            limit(time.of(0));
            Wire.write(task, tasks);
            Wire.document(document, size, tasks);
            limit(time.of(0));
            while (true) {
                switch (Wire.answer(answers)) {
                    case Answer.Pages(int pages) when task instanceof Task.Extract -> limit(time.of(pages));
                    case Answer.Ready() -> throw new Wire.Garbled("Ready, in the midst of a document");
                    case Answer last -> {
                        return last;
                    }
                }
            }
        } catch (Wire.Unavailable e) {
            throw e;
        } catch (IOException e) {
            return new Answer.Done(new Outcome.Lost(lost()));
        } finally {
            deadline = null;
        }
    }

    private Ending lost() {
        if (killed == null && !ended()) {
            kill(Ending.GARBLED);
        }
        return ending();
    }

    /** What ended it, once it has. */
    Ending ending() {
        Ending by = killed;
        if (by != null) {
            return by;
        }
        if (!ready) {
            return Ending.NOT_STARTED;
        }
        return ended() && process.exitValue() == Desk.OUT_OF_MEMORY ? Ending.OUT_OF_MEMORY : Ending.CRASHED;
    }

    /** Whether it has, or does very soon. */
    private boolean ended() {
        try {
            return process.waitFor(TO_GO.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** At once, wherever it is. The first reason counts. */
    synchronized void kill(Ending why) {
        if (killed == null && process.isAlive()) {
            killed = why;
        }
        process.destroyForcibly();
    }

    private void limit(Duration time) {
        deadline = System.nanoTime() + time.plus(time.dividedBy(GRACE)).toNanos();
    }

    /** Kills it when it takes too long or has too much. */
    void check(int mostMemory) {
        Long end = deadline;
        if (end == null) {
            return;
        }
        if (System.nanoTime() - end > 0) {
            kill(Ending.OVERRAN);
        } else if (memory() > mostMemory) {
            kill(Ending.OUT_OF_MEMORY);
        }
    }

    /** What it has in memory, in MiB; 0 where nobody tells. */
    int memory() {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() {
        return ready;
    }

    boolean isBusy() {
        return ready && deadline != null;
    }

    int documents() {
        return documents;
    }

    /** Once it has ended and nothing is left of it. */
    CompletableFuture<Child> gone() {
        return process.onExit().thenApply(_ -> {
            Folders.remove(folder);
            return this;
        });
    }

    /** Of one that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }
}
