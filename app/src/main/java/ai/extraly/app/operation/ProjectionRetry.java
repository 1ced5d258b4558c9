package ai.extraly.app.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tries again, now and then, what projections could not handle. What fails there fails for a fault of the program, so the first try
 * after the start of a node counts: it may be the one with the fault mended. Later tries pick up what lined up behind a letter in
 * the moment in which that went through.
 */
final class ProjectionRetry implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ProjectionRetry.class);
    private static final Duration AFTER_START = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    /** As many sequences as a queue holds. */
    private static final int MOST = 1024;

    private final ProcessorsOfThisNode processors;
    private final Set<String> workers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("projection-retry").factory());
    private volatile boolean running;

    /** @param workers that are no projections */
    ProjectionRetry(ProcessorsOfThisNode processors, Set<String> workers) {
        this.processors = processors;
        this.workers = workers;
    }

    @Override
    public void start() {
        running = true;
        Future<?> _ = timer.scheduleWithFixedDelay(
                this::retry, AFTER_START.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Each sequence once, however the others fare. */
    void retry() {
        for (String projection : processors.all().keySet()) {
            if (workers.contains(projection)) {
                continue;
            }
            try {
                processors.deadLetters(projection).ifPresent(letters -> retry(projection, letters));
            } catch (RuntimeException e) {
                log.warn("The dead letters of {} could not be tried again; they are in {}", projection, INTERVAL, e);
            }
        }
    }

    private static void retry(String projection, SequencedDeadLetterProcessor<EventMessage<?>> letters) {
        Instant begun = GenericDeadLetter.clock.instant();
        int done = 0;
        int tried = 0;
        AtomicBoolean found = new AtomicBoolean(true);
        while (found.get() && tried++ < MOST) {
            found.set(false);
            if (letters.process(letter -> {
                boolean untried = letter.lastTouched().isBefore(begun);
                found.compareAndSet(false, untried);
                return untried;
            })) {
                done++;
            }
        }
        if (done > 0) {
            log.info(
                    "{} has caught up with {} documents or accounts that it could not handle before", projection, done);
        }
    }
}
