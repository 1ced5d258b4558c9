package ai.extraly.saga.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends couriers out: leases errands that are due and makes each on a virtual thread of its own. So many at a time and no more, and so
 * many for one receiver, so that one that keeps its couriers waiting has few of them and never those of others.
 *
 * <p>It starts after everything that couriers need and stops before it. Couriers that are out when it stops may come home; an errand
 * that is not over by then is taken up after its lease, or by the next process of this node's name.
 */
final class Dispatcher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** How long an errand that nobody announced, a retry for example, waits at most beyond its moment. */
    private static final Duration TICK = Duration.ofMillis(250);

    /** After MongoDB did not answer. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** An attempt takes 10 s at most; the rest is for what comes before and after it. */
    private static final Duration COMES_HOME_WITHIN = Duration.ofSeconds(12);

    private final Errands errands;
    private final Consumer<Errand> attempt;
    private final Clock clock;
    private final int couriers;
    private final int perReceiver;
    private final Semaphore home;
    private final Semaphore bell = new Semaphore(0);
    private final Map<String, Integer> out = new HashMap<>();
    private volatile @Nullable Thread loop;

    /**
     * @param attempt makes an errand that is leased, and removes it or gives it back
     * @param couriers how many are out at a time
     * @param perReceiver how many of them for one receiver
     */
    Dispatcher(Errands errands, Consumer<Errand> attempt, Clock clock, int couriers, int perReceiver) {
        this.errands = errands;
        this.attempt = attempt;
        this.clock = clock;
        this.couriers = couriers;
        this.perReceiver = perReceiver;
        this.home = new Semaphore(couriers);
    }

    /** Something may be due. */
    void wake() {
        bell.release();
    }

    private void run() {
        Thread self = Thread.currentThread();
        try {
            while (loop == self) {
                try {
                    sendOut();
                    bell.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                } catch (RuntimeException e) {
                    LOG.warn("Errands could not be read; the couriers wait", e);
                    TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                }
            }
        } catch (InterruptedException e) {
            self.interrupt();
        }
    }

    /** Goes on for as long as somebody is at home and something is due that somebody may be sent for. */
    private void sendOut() {
        boolean sent;
        do {
            sent = false;
            int atHome = home.availablePermits();
            if (atHome == 0) {
                return;
            }
            List<Errand> free = errands.free(clock.instant(), busy(), atHome);
            for (Errand errand : free) {
                sent |= sendOut(errand);
            }
        } while (sent && loop != null);
    }

    private boolean sendOut(Errand errand) {
        if (!goesOut(errand.receiver())) {
            return false;
        }
        boolean leased = false;
        try {
            leased = errands.lease(errand, clock.instant());
            if (leased) {
                Thread.ofVirtual().name("courier-" + errand.deliveryId()).start(() -> make(errand));
            }
        } finally {
            if (!leased) {
                comesHome(errand.receiver());
            }
        }
        return leased;
    }

    private void make(Errand errand) {
        try {
            attempt.accept(errand);
        } catch (RuntimeException | Error e) {
            LOG.warn("The errand {} came to nothing; it is tried again when its lease ends", errand.id(), e);
        } finally {
            comesHome(errand.receiver());
            wake();
        }
    }

    private synchronized Set<String> busy() {
        return out.entrySet().stream()
                .filter(receiver -> receiver.getValue() >= perReceiver)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private synchronized boolean goesOut(String receiver) {
        if (out.getOrDefault(receiver, 0) >= perReceiver || !home.tryAcquire()) {
            return false;
        }
        out.merge(receiver, 1, Integer::sum);
        return true;
    }

    private synchronized void comesHome(String receiver) {
        out.computeIfPresent(receiver, (same, count) -> count == 1 ? null : count - 1);
        home.release();
    }

    @Override
    public void start() {
        errands.takeOver(clock.instant());
        Thread thread = Thread.ofPlatform().name("webhook-dispatcher").daemon().unstarted(this::run);
        loop = thread;
        thread.start();
    }

    /** Who stops everything waits as long as it likes for the couriers, while others stop, too. */
    @Override
    public void stop(Runnable done) {
        Thread.ofVirtual().name("webhook-dispatcher-stop").start(() -> {
            stop();
            done.run();
        });
    }

    @Override
    public void stop() {
        Thread stopping = loop;
        loop = null;
        if (stopping == null) {
            return;
        }
        wake();
        try {
            stopping.join(COMES_HOME_WITHIN);
            if (home.tryAcquire(couriers, COMES_HOME_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                home.release(couriers);
            } else {
                LOG.warn(
                        "{} couriers are not back; what they were out for is taken up again",
                        couriers - home.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
