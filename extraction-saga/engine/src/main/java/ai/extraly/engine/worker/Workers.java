package ai.extraly.engine.worker;

import ai.extraly.engine.Limits;
import ai.extraly.engine.Request;
import ai.extraly.engine.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents in child processes. A child reads one document after another; one that hangs, overruns its time or its memory, or crashes is gone,
 * its document with it, and the next document is read by another. Safe for use by many threads at once; each waits while its document is read.
 */
public final class Workers implements AutoCloseable {

    /** Counting opens a document and reads little of it. */
    private static final TimeLimit COUNTING = TimeLimit.always(Duration.ofSeconds(3));

    /** How long somebody waits who wants a number only if it is to be had at once. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    /** A busy machine takes seconds to start one. */
    private static final Duration FOR_A_CHILD = Duration.ofMinutes(2);

    private static final Outcome TOO_LONG = new Outcome.Refused(new Unreadable(
            Unreadable.Reason.TIMED_OUT, "The document took longer to read than its number of pages allows."));

    private final WorkerSettings settings;
    private final Crew crew;
    private final Semaphore places;
    private final Semaphore counting = new Semaphore(1, true);

    private Workers(WorkerSettings settings, Crew crew) {
        this.settings = settings;
        this.crew = crew;
        this.places = new Semaphore(settings.parallel(), true);
    }

    /** No child is started before there is work, or {@link #warm()}. */
    public static Workers with(WorkerSettings settings) throws IOException {
        return of(settings, ChildMain.class);
    }

    static Workers of(WorkerSettings settings, Class<?> main) throws IOException {
        return new Workers(settings, new Crew(settings, main));
    }

    /** Starts a child, if there is none, in expectation of the first document. Does not wait for it. */
    public void warm() {
        crew.haveOneReady();
    }

    /**
     * Reads a document, as soon as there is a place and a child.
     *
     * @param document read to its end here, so that it is nowhere in this process as a whole
     * @param size     of the document in bytes
     * @param request  its limit in time is that of {@link WorkerSettings#time()}, whatever it says
     * @throws IOException    when the document is not to be had, or no child can be started; nothing was found out about the document
     * @throws WorkersClosed  when this was closed before the document was read
     */
    public Outcome extract(InputStream document, long size, Request request) throws IOException, InterruptedException {
        places.acquire();
        try {
            Child child = crew.take(FOR_A_CHILD).orElseThrow(crew::trouble);
            Limits bounded =
                    new Limits(request.limits().maxPages(), settings.time().most());
            Task task = new Task.Extract(request.withLimits(bounded));
            return switch (ask(child, task, document, size, settings.time())) {
                case Answer.Done(Outcome.Lost(Ending how)) when how == Ending.OVERRAN -> TOO_LONG;
                case Answer.Done(Outcome outcome) -> outcome;
                case Answer other -> throw new IllegalStateException("Not the end of a document: " + other);
            };
        } finally {
            places.release();
        }
    }

    /**
     * The number of pages, or nothing where it cannot be told at once. Never keeps a document waiting that is to be read.
     *
     * @throws IOException when the document is not to be had
     */
    public OptionalInt countPages(InputStream document, long size, @Nullable String password)
            throws IOException, InterruptedException {
        if (!counting.tryAcquire(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return OptionalInt.empty();
        }
        try {
            Optional<Child> child = crew.take(AT_ONCE);
            if (child.isEmpty()) {
                return OptionalInt.empty();
            }
            Answer answer = ask(child.get(), new Task.CountPages(password), document, size, COUNTING);
            return answer instanceof Answer.Pages(int number) ? OptionalInt.of(number) : OptionalInt.empty();
        } finally {
            counting.release();
        }
    }

    private Answer ask(Child child, Task task, InputStream document, long size, TimeLimit time) throws IOException {
        boolean ofUse = false;
        try {
            Answer answer = child.ask(task, document, size, time);
            if (answer instanceof Answer.Done(Outcome.Lost(Ending how))) {
                if (how == Ending.CLOSED) {
                    throw new WorkersClosed();
                }
            } else {
                ofUse = true;
            }
            return answer;
        } finally {
            if (ofUse) {
                crew.giveBack(child);
            } else {
                child.kill(
                        Ending.RETIRED); // unless it is dead, it waits for the rest of a document that is not to be had
            }
        }
    }

    /** What there is to be seen at this moment. */
    public WorkerFigures figures() {
        return crew.figures();
    }

    /** Ends all children, also in the midst of their work. When this comes back there are none. */
    @Override
    public void close() {
        crew.close();
    }
}
