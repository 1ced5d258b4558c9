package ai.extraly.saga.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Sends couriers out: leases errands that are due and makes each on a virtual thread of its own. So many at a time and no more, so many
 * for one receiver, so that one that keeps its couriers waiting has few of them and never those of others, and half of all for one account,
 * however many receivers it names.
 *
 * <p>It starts after everything that couriers need and stops before it, together with the edge. No courier goes out once the process is
 * to stop; those that are out may come home. An errand that is not over by then is taken up after its lease, or by the next process of
 * this node's name.
 */
final class Dispatcher implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
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
    private final Semaphore home;
    private final Semaphore bell = new Semaphore(0);
    private final Crowd receivers;
    private final Crowd accounts;
    private volatile @Nullable Thread loop;
    private volatile boolean running;

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
        this.receivers = new Crowd(perReceiver);
        this.accounts = new Crowd(Math.max(1, couriers / 2));
        this.home = new Semaphore(couriers);
    }

    /** Something may be due. */
    void wake() {
        bell.release();
    }

    private void run() {
        Thread self = Thread.currentThread();
        try {
            while (running && loop == self) {
                try {
                    sendOut();
                    bell.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                } catch (RuntimeException | Error e) {
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
            List<Errand> free = errands.free(clock.instant(), receivers.full(), accounts.full(), atHome);
            for (Errand errand : free) {
                sent |= running && sendOut(errand); // it may be to stop since they were looked for
            }
        } while (sent && running);
    }

    private boolean sendOut(Errand errand) {
        if (!goesOut(errand)) {
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
                comesHome(errand);
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
            comesHome(errand);
            wake();
        }
    }

    private boolean goesOut(Errand errand) {
        if (!home.tryAcquire()) {
            return false;
        }
        if (!receivers.join(errand.receiver())) {
            home.release();
            return false;
        }
        if (!accounts.join(errand.account())) {
            receivers.leave(errand.receiver());
            home.release();
            return false;
        }
        return true;
    }

    private void comesHome(Errand errand) {
        accounts.leave(errand.account());
        receivers.leave(errand.receiver());
        home.release();
    }

    @Override
    public void start() {
        try {
            errands.takeOver(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("What the process before this one was out for is taken up when its leases end", e);
        }
        Thread thread = Thread.ofPlatform().name("webhook-dispatcher").daemon().unstarted(this::run);
        loop = thread;
        running = true;
        thread.start();
    }

    /** The process is to stop: what is due from now on is for the others, or for the next process. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        running = false;
        wake();
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
        running = false;
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

    /** That of the web server's graceful stop, so that its requests and our couriers come to their end in the same time. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1024;
    }
}
