package ai.extraly.contract.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiversTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String GOOD = "93.184.216.34";

    private final NamesInMemory names = new NamesInMemory();
    private final Receivers receivers = new Receivers(Reach.WORLD, names);

    @AfterEach
    void close() {
        receivers.close();
    }

    @RefusedUrls
    void areNowhereNear(String what, String text, @Nullable String addresses) throws InterruptedException {
        WebhookUrl url;
        try {
            url = WebhookUrl.of(text);
        } catch (UnusableUrl e) {
            return; // so it is refused
        }
        names.put(url.host(), addresses == null ? GOOD : addresses);

        assertThat(receivers.locate(url, PATIENCE)).as(what).isEqualTo(new Whereabouts.OutOfBounds());
    }

    @Test
    void areWhereTheirNamesSay() throws Exception {
        names.put("example.com", GOOD + " 2606:2800:220::1946 ::ffff:" + GOOD);

        assertThat(receivers.locate(WebhookUrl.of("https://Example.com"), PATIENCE))
                .isEqualTo(known(GOOD, "2606:2800:220::1946"));
    }

    @Test
    void areWhereTheirAddressSaysAndNobodyIsAsked() throws Exception {
        assertThat(receivers.locate(WebhookUrl.of("https://" + GOOD), PATIENCE)).isEqualTo(known(GOOD));
        assertThat(names.asked()).isEmpty();
    }

    @Test
    void mayMove() throws Exception {
        names.put("example.com", GOOD, "127.0.0.1");

        assertThat(receivers.locate(WebhookUrl.of("http://example.com"), PATIENCE))
                .isEqualTo(known(GOOD));
        assertThat(receivers.locate(WebhookUrl.of("http://example.com"), PATIENCE))
                .isEqualTo(new Whereabouts.OutOfBounds());
    }

    @Test
    void mayBeUnknown() throws Exception {
        assertThat(receivers.locate(WebhookUrl.of("http://nowhere.example"), PATIENCE))
                .isEqualTo(new Whereabouts.Unknown());
    }

    @Test
    void areUnknownWhenTheNameServiceBreaks() throws Exception {
        try (Receivers broken = new Receivers(Reach.WORLD, name -> {
            throw new IllegalStateException("broken");
        })) {
            assertThat(broken.locate(WebhookUrl.of("http://example.com"), PATIENCE))
                    .isEqualTo(new Whereabouts.Unknown());
        }
    }

    @Test
    void mayBeOnThisMachineWhereThatIsAllowed() throws Exception {
        try (Receivers near = new Receivers(Reach.WORLD_AND_PRIVATE_NETWORKS, names)) {
            assertThat(near.locate(WebhookUrl.of("http://localhost"), PATIENCE)).isEqualTo(known("127.0.0.1", "::1"));
            assertThat(near.locate(WebhookUrl.of("http://169.254.169.254"), PATIENCE))
                    .isEqualTo(new Whereabouts.OutOfBounds());
        }
    }

    /** Also on a virtual thread, and however often it is asked for: other names are found meanwhile. */
    @Test
    void areNotHeldUpByAName() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        NameService slow = name -> {
            if (name.equals("slow.example")) {
                hanging.incrementAndGet();
                awaitUninterruptibly(end);
            }
            return List.of(InetAddress.ofLiteral(GOOD));
        };
        try (Receivers held = new Receivers(Reach.WORLD, slow);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Whereabouts>> waiting = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                waiting.add(callers.submit(
                        () -> held.locate(WebhookUrl.of("http://slow.example"), Duration.ofMillis(200))));
            }
            assertThat(held.locate(WebhookUrl.of("http://quick.example"), PATIENCE))
                    .isEqualTo(known(GOOD));
            for (Future<Whereabouts> answer : waiting) {
                assertThat(answer.get()).isEqualTo(new Whereabouts.Unknown());
            }
            assertThat(hanging).hasValue(1);

            end.countDown();
            assertThat(held.locate(WebhookUrl.of("http://slow.example"), PATIENCE))
                    .isEqualTo(known(GOOD));
        }
    }

    /** As the operating system's lookup does. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // still
            }
        }
    }

    private static Whereabouts known(String... addresses) {
        return new Whereabouts.Known(
                List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
    }
}
