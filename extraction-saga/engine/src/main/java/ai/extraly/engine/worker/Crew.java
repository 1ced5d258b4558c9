package ai.extraly.engine.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The children. There is always one that waits for work, or one is being started for it, as long as there may be more: so who comes next does not
 * wait for what became of another's document.
 */
final class Crew implements AutoCloseable {

    private static final System.Logger log = System.getLogger(Workers.class.getName());

    /** A busy machine takes ten times as long as an idle one. */
    private static final Duration TO_START = Duration.ofMinutes(1);

    private static final Duration TO_END = Duration.ofSeconds(10);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private final WorkerSettings settings;
    private final Class<?> main;
    private final Folders folders;
    private final Set<Child> children = ConcurrentHashMap.newKeySet();
    private final BlockingDeque<Child> idle = new LinkedBlockingDeque<>();
    private final ExecutorService starters = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("starting a child").factory());
    private final Watch watch;
    private final Map<Ending, Long> ended = new EnumMap<>(Ending.class);
    private long started;
    private int starting;
    private boolean closed;
    private @Nullable Launch launch;
    private @Nullable IOException trouble;

    Crew(WorkerSettings settings, Class<?> main) throws IOException {
        this.settings = settings;
        this.main = main;
        this.folders = Folders.create();
        this.watch = new Watch(children, settings.memory());
    }

    /** A child for whoever asks first, or none within that time; to be given back. */
    Optional<Child> take(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
            Child child = idle.pollFirst();
            if (child == null) {
                startAnother();
                child = idle.pollFirst(Math.min(left, NEXT_LOOK.toNanos()), TimeUnit.NANOSECONDS);
            }
            if (isClosed()) {
                throw new WorkersClosed();
            }
            if (child != null && child.isAlive()) {
                haveOneReady();
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The one that has just worked is the one that works next: its code is compiled and its memory is there. */
    void giveBack(Child child) {
        if (child.documents() >= settings.documents() || child.memory() > settings.memory() / 4 * 3) {
            child.kill(Ending.RETIRED);
        } else {
            idle.addFirst(child);
        }
    }

    synchronized void haveOneReady() {
        if (idle.isEmpty() && starting == 0) {
            startAnother();
        }
    }

    private synchronized void startAnother() {
        if (!closed && starting + ready() < settings.parallel() + settings.spare()) {
            starting++;
            try {
                starters.execute(this::start);
            } catch (RuntimeException | Error e) { // no thread is to be had
                failed(null, unforeseen(e));
            }
        }
    }

    private int ready() {
        return (int) children.stream().filter(Child::isReady).count();
    }

    /** However it ends, the place that it was begun for is a child's or free again. */
    private void start() {
        Child child = null;
        try {
            child = Child.start(launch(), folders.ofNextChild());
            joined(child);
            child.awaitReady(TO_START);
            ready(child);
        } catch (IOException e) {
            failed(child, e);
        } catch (RuntimeException | Error e) {
            failed(child, unforeseen(e));
        }
    }

    private static IOException unforeseen(Throwable e) {
        return new IOException(e.toString(), e);
    }

    private synchronized Launch launch() throws IOException {
        Launch known = launch;
        if (known == null) {
            known = new Launch(main.getName(), ClassPath.of(folders.libraries()), folders.unpacked(), settings);
            launch = known;
        }
        return known;
    }

    private synchronized void joined(Child child) {
        started++;
        children.add(child);
        if (closed) {
            child.kill(Ending.CLOSED);
        }
        var _ = child.gone().thenAccept(this::gone);
    }

    private synchronized void ready(Child child) {
        starting--;
        if (children.contains(child)) { // unless it has ended meanwhile
            idle.addLast(child);
            trouble = null;
        }
    }

    private synchronized void failed(@Nullable Child child, IOException failure) {
        starting--;
        trouble = failure;
        if (!closed) {
            log.log(System.Logger.Level.WARNING, "No child process could be started: {0}", failure.getMessage());
        }
        if (child == null) {
            ended(Ending.NOT_STARTED);
        } else {
            child.kill(Ending.NOT_STARTED);
        }
    }

    private void gone(Child child) {
        synchronized (this) {
            children.remove(child);
            idle.remove(child);
        }
        Ending how = child.ending();
        log.log(
                how.isExpected() ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                "Child process {0} has ended with code {1} after {2} documents: {3}",
                Long.toString(child.pid()),
                child.exitCode(),
                child.documents(),
                how.inWords());
        ended(how);
    }

    private synchronized void ended(Ending how) {
        ended.merge(how, 1L, Long::sum);
        if (how != Ending.NOT_STARTED) { // what cannot be started now is tried again when somebody waits for it
            haveOneReady();
        }
    }

    /** For whoever has waited in vain. */
    synchronized IOException trouble() {
        return new IOException("No child process is to be had", trouble);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    synchronized WorkerFigures figures() {
        int busy = (int) children.stream().filter(Child::isBusy).count();
        String why = trouble == null || ready() > 0
                ? null
                : Objects.requireNonNullElse(trouble.getMessage(), trouble.toString());
        return new WorkerFigures(children.size(), busy, started, ended, why);
    }

    /** Whoever waits for a child, or for what it does, is told so. When this comes back there is no child any more. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        children.forEach(child -> child.kill(Ending.CLOSED));
        awaitStarters();
        CompletableFuture.allOf(children.stream().map(Child::gone).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, TO_END.toSeconds(), TimeUnit.SECONDS)
                .join();
        watch.close();
        folders.close();
    }

    /** Who is being started just now joins, and is killed as it does. */
    private void awaitStarters() {
        starters.shutdown();
        try {
            if (!starters.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS)) {
                log.log(
                        System.Logger.Level.WARNING,
                        "A child process was still being started when its node had stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
