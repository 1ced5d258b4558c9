package ai.extraly.contract.webhook;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds where receivers are, and keeps from sight what is out of bounds. Nothing is remembered: a name may stand for something else
 * the next time, so whoever is told an address connects to that very address.
 *
 * <p>Names are looked up on threads of their own, because the operating system's lookup can be neither interrupted nor waited for
 * by a virtual thread. However many ask for one name at the same time, it is looked up once, so that one slow name takes one thread.
 */
public final class Receivers implements AutoCloseable {
    /** Lookups hang for some ten seconds at worst, and hardly any does: enough for several hundred healthy ones a second. */
    private static final int LOOKUPS = 64;

    private static final int WAITING_LOOKUPS = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** RFC 6761: these names never leave the machine, whatever a name service says. */
    private static final String LOCALHOST = "localhost";

    private static final List<InetAddress> LOOPBACK =
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

    private final Reach reach;
    private final NameService names;
    private final ThreadPoolExecutor lookups;
    private final ConcurrentMap<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    public Receivers(Reach reach, NameService names) {
        this.reach = reach;
        this.names = names;
        this.lookups = new ThreadPoolExecutor(
                LOOKUPS,
                LOOKUPS,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_LOOKUPS),
                Thread.ofPlatform().name("webhook-names-", 0).daemon().factory());
        lookups.allowCoreThreadTimeOut(true);
    }

    /**
     * The addresses at which a receiver may be called at this moment. One address out of bounds puts all of them there: who mixes
     * good ones with bad ones is up to something.
     *
     * @param patience how long to wait for the name service
     */
    public Whereabouts locate(WebhookUrl url, Duration patience) throws InterruptedException {
        List<InetAddress> addresses = addresses(url, patience);
        if (addresses.isEmpty()) {
            return new Whereabouts.Unknown();
        }
        return addresses.stream().allMatch(reach::admits)
                ? new Whereabouts.Known(
                        addresses.stream().map(Reach::plain).distinct().toList())
                : new Whereabouts.OutOfBounds();
    }

    private List<InetAddress> addresses(WebhookUrl url, Duration patience) throws InterruptedException {
        if (url.literal().isPresent()) {
            return List.of(url.literal().get());
        }
        String name = url.host();
        if (name.equals(LOCALHOST) || name.endsWith("." + LOCALHOST)) {
            return LOOPBACK;
        }
        try {
            return lookUp(name).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return List.of();
        }
    }

    private CompletableFuture<List<InetAddress>> lookUp(String name) {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> earlier = underWay.putIfAbsent(name, answer);
        if (earlier != null) {
            return earlier;
        }
        try {
            lookups.execute(() -> answer.completeAsync(() -> names.addresses(name), Runnable::run));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        // Last, so that nobody who asks from now on gets this answer.
        return answer.whenComplete((addresses, failure) -> underWay.remove(name, answer));
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
