package ai.extraly.saga.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.contract.webhook.NamesInMemory;
import ai.extraly.contract.webhook.Reach;
import ai.extraly.contract.webhook.Receivers;
import ai.extraly.contract.webhook.RefusedUrls;
import ai.extraly.contract.webhook.UnusableUrl;
import ai.extraly.contract.webhook.WebhookUrl;
import ai.extraly.saga.webhook.Posted.Answered;
import ai.extraly.saga.webhook.Posted.NotAnswered;
import ai.extraly.saga.webhook.Posted.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PosterTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final byte[] BODY = "{\"event\":\"ї\"}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json", "X-Extraly-Signature", "abc");

    private final NamesInMemory names = new NamesInMemory().put("receiver.example", "127.0.0.1");
    private final Receivers receivers = new Receivers(Reach.WORLD_AND_PRIVATE_NETWORKS, names);
    private final List<AutoCloseable> open = new ArrayList<>(List.of(receivers));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private RawReceiver receiver(RawReceiver.Answer answer) throws IOException {
        RawReceiver receiver = new RawReceiver(answer);
        open.add(receiver);
        return receiver;
    }

    private Poster poster(Duration limit) {
        Poster poster = new Poster(receivers, limit);
        open.add(poster);
        return poster;
    }

    private Posted post(String url) throws InterruptedException, UnusableUrl {
        return poster(LIMIT).post(WebhookUrl.of(url), HEADERS, BODY);
    }

    private Posted post(RawReceiver receiver) throws InterruptedException, UnusableUrl {
        return post("http://receiver.example:" + receiver.port() + "/hook");
    }

    private static void assertAnswered(Posted posted, int status, String beginning) {
        assertThat(posted).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(status);
            assertThat(answered.beginning()).isEqualTo(beginning);
            assertThat(answered.duration()).isPositive().isLessThan(LIMIT);
        });
    }

    private static void assertNotAnswered(Posted posted, Reason reason) {
        assertThat(posted)
                .isInstanceOfSatisfying(
                        NotAnswered.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    /** As much as is left of a moment: what a drip waits between its drops. */
    private static void pause(int millis) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    }

    private static RawReceiver.Answer never() {
        return caller -> new CountDownLatch(1).await();
    }

    @Nested
    class WhatIsSent {
        @Test
        void isThisAndNoMore() throws Exception {
            RawReceiver receiver = receiver(RawReceiver.Answer.of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));

            Posted posted = post("http://RECEIVER.example:" + receiver.port() + "//a/../b?c=d#e");

            assertAnswered(posted, 200, "ok");
            assertThat(receiver.requests()).hasSize(1);
            assertThat(receiver.requests().getFirst().split("\r\n"))
                    .startsWith("POST //a/../b?c=d HTTP/1.1")
                    .endsWith("", new String(BODY, StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder(
                            "POST //a/../b?c=d HTTP/1.1",
                            "Content-Type: application/json",
                            "X-Extraly-Signature: abc",
                            "Host: receiver.example:" + receiver.port(),
                            "User-Agent: Extraly-Webhook/1",
                            "Connection: close",
                            "Content-Length: " + BODY.length,
                            "",
                            new String(BODY, StandardCharsets.UTF_8));
        }

        @Test
        void hasAConnectionOfItsOwnEachTime() throws Exception {
            RawReceiver receiver = receiver(caller -> {
                RawReceiver.write(caller, "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n");
                never().to(caller);
            });
            Poster poster = poster(LIMIT);
            WebhookUrl url = WebhookUrl.of("http://127.0.0.1:" + receiver.port());

            for (int i = 0; i < 3; i++) {
                assertAnswered(poster.post(url, HEADERS, BODY), 204, "");
            }

            assertThat(receiver.connections()).isEqualTo(3);
        }

        @Test
        void mayBeLarge() throws Exception {
            RawReceiver receiver = receiver(RawReceiver.Answer.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            byte[] large = "x".repeat(2 * 1024 * 1024).getBytes(StandardCharsets.UTF_8);

            Posted posted = poster(LIMIT).post(WebhookUrl.of("http://127.0.0.1:" + receiver.port()), HEADERS, large);

            assertAnswered(posted, 200, "");
            assertThat(receiver.requests().getFirst()).hasSizeGreaterThan(large.length);
        }
    }

    @Nested
    class WhatIsAnswered {
        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void mayBeARedirectThatNobodyFollows(int status) throws Exception {
            RawReceiver elsewhere = receiver(RawReceiver.Answer.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            RawReceiver receiver = receiver(RawReceiver.Answer.of(
                    "HTTP/1.1 %d Elsewhere\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n"
                            .formatted(status, elsewhere.port())));

            assertAnswered(post(receiver), status, "");
            assertThat(receiver.connections()).isEqualTo(1);
            assertThat(elsewhere.connections()).isZero();
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 404, 407, 410, 413, 429, 500, 503})
        void mayBeAFailureThatNobodyTriesAgain(int status) throws Exception {
            RawReceiver receiver = receiver(RawReceiver.Answer.of(
                    ("HTTP/1.1 %d Failure\r\nRetry-After: 0\r\nWWW-Authenticate: Basic realm=\"a\"\r\n"
                                    + "Set-Cookie: a=b\r\n\r\nsorry")
                            .formatted(status)));

            assertAnswered(post(receiver), status, "sorry");
            assertThat(receiver.connections()).isEqualTo(1);
        }

        @Test
        void comesAfterWhatIsNone() throws Exception {
            RawReceiver receiver = receiver(RawReceiver.Answer.of(
                    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 202 Yes\r\n\r\nnow"));

            assertAnswered(post(receiver), 202, "now");
        }

        @Test
        void isKeptInItsBeginning() throws Exception {
            RawReceiver receiver = receiver(caller -> {
                RawReceiver.write(caller, "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n");
                while (true) {
                    RawReceiver.write(caller, "x" + "ї".repeat(10_000));
                }
            });

            // the 512th ї is cut in two
            assertAnswered(post(receiver), 200, "x" + "ї".repeat(511));
        }

        @Test
        void isNotBlownUp() throws Exception {
            ByteArrayOutputStream bomb = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
                gzip.write(new byte[50_000_000]);
            }
            RawReceiver receiver = receiver(caller -> {
                RawReceiver.write(
                        caller,
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                                .formatted(bomb.size()));
                caller.getOutputStream().write(bomb.toByteArray());
            });

            assertThat(post(receiver))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.beginning()).startsWith("\u001f\ufffd\b"));
        }

        @Test
        void mayEndTooSoon() throws Exception {
            RawReceiver receiver =
                    receiver(RawReceiver.Answer.of("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf of it"));

            assertAnswered(post(receiver), 200, "half of it");
        }

        @Test
        void mayComeInBrokenChunks() throws Exception {
            RawReceiver receiver = receiver(RawReceiver.Answer.of(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nnonsense\r\n"));

            assertAnswered(post(receiver), 200, "abc");
        }

        /** The status came in time; to post again would be to deliver twice. */
        @Test
        void countsAlthoughItsBodyDrips() throws Exception {
            RawReceiver receiver = receiver(caller -> {
                RawReceiver.write(caller, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                while (true) {
                    RawReceiver.write(caller, "x");
                    pause(50);
                }
            });

            assertThat(post(receiver)).isInstanceOfSatisfying(Answered.class, answered -> {
                assertThat(answered.status()).isEqualTo(200);
                assertThat(answered.beginning()).matches("x+");
                assertThat(answered.duration()).isLessThan(LIMIT);
            });
        }
    }

    @Nested
    class WhatIsBroken {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "SSH-2.0-OpenSSH_9.9\r\n",
                    "+OK\r\n",
                    "HTTP/1.1\r\n\r\n",
                    "HTTP/1.1 abc OK\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Len",
                    "HTTP/1.1 100 Continue\r\n\r\n"
                })
        void isNoAnswer(String text) throws Exception {
            assertNotAnswered(post(receiver(RawReceiver.Answer.of(text))), Reason.BROKEN_ANSWER);
        }

        @Test
        void areHeadersWithoutEnd() throws Exception {
            assertNotAnswered(
                    post(receiver(caller -> {
                        RawReceiver.write(caller, "HTTP/1.1 200 OK\r\n");
                        while (true) {
                            RawReceiver.write(caller, "X-More: " + "x".repeat(1_000) + "\r\n");
                        }
                    })),
                    Reason.BROKEN_ANSWER);
        }

        @Test
        void isALineWithoutEnd() throws Exception {
            assertNotAnswered(
                    post(receiver(caller -> {
                        RawReceiver.write(caller, "HTTP/1.1 200 OK\r\nX-Long: ");
                        while (true) {
                            RawReceiver.write(caller, "x".repeat(1_000));
                        }
                    })),
                    Reason.BROKEN_ANSWER);
        }

        @Test
        void isAResetConnection() throws Exception {
            assertNotAnswered(
                    post(receiver(caller -> {
                        caller.setSoLinger(true, 0);
                        caller.close();
                    })),
                    Reason.BROKEN_ANSWER);
        }
    }

    @Nested
    class WhatIsLate {
        private static final Duration SHORT = Duration.ofMillis(700);

        /** So much later it may be noticed on a machine that has other things to do. */
        private static final Duration BUSY = Duration.ofSeconds(30);

        private void assertTimedOut(RawReceiver receiver, String scheme) throws Exception {
            Posted posted =
                    poster(SHORT).post(WebhookUrl.of(scheme + "://127.0.0.1:" + receiver.port()), HEADERS, BODY);

            assertNotAnswered(posted, Reason.TIMED_OUT);
            assertThat(posted.duration()).isBetween(SHORT, BUSY);
        }

        @Test
        void isNothingAtAll() throws Exception {
            assertTimedOut(receiver(never()), "http");
        }

        @Test
        void areDrippingHeaders() throws Exception {
            assertTimedOut(
                    receiver(caller -> {
                        RawReceiver.write(caller, "HTTP/1.1 200 OK\r\n");
                        while (true) {
                            RawReceiver.write(caller, "a");
                            pause(20);
                        }
                    }),
                    "http");
        }

        @Test
        void isAnAnswerThatIsAlwaysAboutToCome() throws Exception {
            assertTimedOut(
                    receiver(caller -> {
                        while (true) {
                            RawReceiver.write(caller, "HTTP/1.1 102 Processing\r\n\r\n");
                            pause(5);
                        }
                    }),
                    "http");
        }

        @Test
        void isAHandshakeThatNobodyTakesPartIn() throws Exception {
            assertTimedOut(receiver(never()), "https");
        }

        @Test
        void isARequestThatNobodyReads() throws Exception {
            try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
                Posted posted = poster(SHORT)
                        .post(WebhookUrl.of("http://127.0.0.1:" + deaf.getLocalPort()), HEADERS, new byte[50_000_000]);

                assertNotAnswered(posted, Reason.TIMED_OUT);
                assertThat(posted.duration()).isBetween(SHORT, BUSY);
            }
        }

        @Test
        void isANameServiceThatDoesNotAnswer() throws Exception {
            CountDownLatch end = new CountDownLatch(1);
            try (Receivers nowhere = new Receivers(Reach.WORLD, name -> {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        return List.of();
                    });
                    Poster poster = new Poster(nowhere, SHORT)) {
                Posted posted = poster.post(WebhookUrl.of("http://receiver.example/"), HEADERS, BODY);

                assertNotAnswered(posted, Reason.NAME_UNKNOWN);
                assertThat(posted.duration()).isBetween(SHORT, BUSY);
            } finally {
                end.countDown();
            }
        }

        /** Far more of them than there are processors to carry them. */
        @Test
        void holdsNobodyElseUp() throws Exception {
            RawReceiver hanging = receiver(never());
            RawReceiver healthy = receiver(RawReceiver.Answer.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            Poster poster = poster(Duration.ofSeconds(30));
            WebhookUrl late = WebhookUrl.of("http://receiver.example:" + hanging.port());
            WebhookUrl soon = WebhookUrl.of("http://receiver.example:" + healthy.port());
            ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
            try {
                List<Future<Posted>> waiting = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    waiting.add(couriers.submit(() -> poster.post(late, HEADERS, BODY)));
                }
                for (int i = 0; i < 40; i++) {
                    assertAnswered(
                            couriers.submit(() -> poster.post(soon, HEADERS, BODY))
                                    .get(20, TimeUnit.SECONDS),
                            200,
                            "");
                }
                assertThat(waiting).noneMatch(Future::isDone);
            } finally {
                couriers.shutdownNow();
            }
        }

        @Test
        void mayBeInterrupted() throws Exception {
            RawReceiver hanging = receiver(never());
            Poster poster = poster(Duration.ofSeconds(30));
            WebhookUrl url = WebhookUrl.of("http://receiver.example:" + hanging.port());
            try (ExecutorService courier = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Posted> posted = courier.submit(() -> poster.post(url, HEADERS, BODY));
                while (hanging.requests().isEmpty()) {
                    pause(5);
                }

                courier.shutdownNow();

                assertThatThrownBy(posted::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(InterruptedException.class);
            }
        }
    }

    @Nested
    class Whereto {
        @Test
        void isNobodyIfNobodyListens() throws Exception {
            try (Socket mute = new Socket()) {
                // Bound, so that nobody else comes to listen there.
                mute.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));

                assertNotAnswered(post("http://receiver.example:" + mute.getLocalPort() + "/hook"), Reason.UNREACHABLE);
            }
        }

        @Test
        void isNobodyIfNobodyKnowsTheName() throws Exception {
            assertNotAnswered(post("http://unknown.example/"), Reason.NAME_UNKNOWN);
        }

        /** 127.0.0.2 refuses, ::ffff:127.0.0.1 is 127.0.0.1 and listens. */
        @Test
        void isTheNextAddressIfNobodyListensAtTheFirst() throws Exception {
            RawReceiver receiver = receiver(RawReceiver.Answer.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            names.put("twice.example", "127.0.0.2 ::ffff:127.0.0.1");

            assertAnswered(post("http://twice.example:" + receiver.port()), 200, "");
        }

        /** The name says something else as soon as it was asked: that one answer is both checked and called. */
        @Test
        void isWhatWasCheckedAlthoughTheNameIsRebound() throws Exception {
            RawReceiver receiver = receiver(RawReceiver.Answer.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            names.put("rebound.example", "127.0.0.1", "169.254.169.254");
            String url = "http://rebound.example:" + receiver.port();

            assertAnswered(post(url), 200, "");
            assertThat(names.asked()).containsExactly("rebound.example");

            assertNotAnswered(post(url), Reason.FORBIDDEN_ADDRESS);
            assertThat(receiver.connections()).isEqualTo(1);
        }

        @Test
        void isNowhereIfOneAddressIsOutOfBounds() throws Exception {
            RawReceiver receiver = receiver(never());
            names.put("mixed.example", "127.0.0.1 169.254.169.254");

            assertNotAnswered(post("http://mixed.example:" + receiver.port()), Reason.FORBIDDEN_ADDRESS);
            assertThat(receiver.connections()).isZero();
        }

        @Test
        void isThisMachineOnlyWhereThatIsAllowed() throws Exception {
            RawReceiver receiver = receiver(never());
            try (Receivers world = new Receivers(Reach.WORLD, names);
                    Poster poster = new Poster(world, LIMIT)) {
                for (String host : List.of("127.0.0.1", "localhost", "receiver.example", "[::ffff:127.0.0.1]")) {
                    assertNotAnswered(
                            poster.post(WebhookUrl.of("http://" + host + ":" + receiver.port()), HEADERS, BODY),
                            Reason.FORBIDDEN_ADDRESS);
                }
            }
            assertThat(receiver.connections()).isZero();
        }

        @RefusedUrls
        void isNoneOfThese(String what, String text, @Nullable String addresses) throws Exception {
            WebhookUrl url;
            try {
                url = WebhookUrl.of(text);
            } catch (UnusableUrl e) {
                return; // nothing that could be posted to
            }
            if (addresses != null) {
                names.put(url.host(), addresses);
            }
            try (Receivers world = new Receivers(Reach.WORLD, names);
                    Poster poster = new Poster(world, LIMIT)) {
                assertNotAnswered(poster.post(url, HEADERS, BODY), Reason.FORBIDDEN_ADDRESS);
            }
        }

        @Test
        void isNotTheProxyOfTheMachine() throws Exception {
            RawReceiver receiver = receiver(RawReceiver.Answer.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
            RawReceiver proxy = receiver(never());
            Map<String, String> properties = Map.of(
                    "http.proxyHost", "127.0.0.1",
                    "http.proxyPort", Integer.toString(proxy.port()),
                    "http.nonProxyHosts", "",
                    "socksProxyHost", "127.0.0.1",
                    "socksProxyPort", Integer.toString(proxy.port()),
                    "socksNonProxyHosts", ""); // any other value, and none, has loopback added to it
            properties.forEach(System::setProperty);
            try {
                assertAnswered(post(receiver), 200, "");
            } finally {
                properties.keySet().forEach(System::clearProperty);
            }
            assertThat(proxy.connections()).isZero();
        }
    }

    @Nested
    class WithTls {
        @TempDir
        Path directory;

        private RawReceiver secure(Certificates certificates, RawReceiver.Answer answer)
                throws IOException, GeneralSecurityException {
            SSLServerSocket server = (SSLServerSocket) certificates
                    .server()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
            RawReceiver receiver = new RawReceiver(server, answer);
            open.add(receiver);
            return receiver;
        }

        private Posted post(SSLSocketFactory tls, String host, RawReceiver receiver)
                throws UnusableUrl, InterruptedException {
            try (Poster poster = new Poster(receivers, LIMIT, tls)) {
                return poster.post(WebhookUrl.of("https://" + host + ":" + receiver.port() + "/"), HEADERS, BODY);
            }
        }

        /** It is told the name, and says it back. */
        private static void sayTheName(Socket caller) throws IOException {
            String name = ((ExtendedSSLSession) ((SSLSocket) caller).getSession())
                    .getRequestedServerNames()
                    .toString();
            RawReceiver.write(caller, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(name.length(), name));
        }

        @Test
        void isMeantWhomTheUrlNames() throws Exception {
            Certificates certificates = Certificates.selfSigned(directory, "dns:receiver.example,ip:127.0.0.1");
            RawReceiver receiver = secure(certificates, WithTls::sayTheName);
            SSLSocketFactory trusting = certificates.trusting().getSocketFactory();
            names.put("other.example", "127.0.0.1");

            assertAnswered(
                    post(trusting, "Receiver.example", receiver), 200, "[type=host_name (0), value=receiver.example]");
            assertAnswered(post(trusting, "127.0.0.1", receiver), 200, "[]");
            assertNotAnswered(post(trusting, "other.example", receiver), Reason.TLS_FAILED);
        }

        @Test
        void nobodyIsTrustedWhoVouchesForHimself() throws Exception {
            Certificates certificates = Certificates.selfSigned(directory, "dns:receiver.example");
            RawReceiver receiver = secure(certificates, never());

            assertNotAnswered(PosterTest.this.post("https://receiver.example:" + receiver.port()), Reason.TLS_FAILED);
            assertThat(receiver.requests()).isEmpty();
        }

        @Test
        void thereIsNoWayBackToPlainText() throws Exception {
            try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
                Thread.ofVirtual().start(() -> {
                    try (Socket caller = plain.accept()) {
                        RawReceiver.write(caller, "HTTP/1.1 400 Plain\r\n\r\n");
                    } catch (IOException e) {
                        // seen in the result
                    }
                });
                assertNotAnswered(PosterTest.this.post("https://127.0.0.1:" + plain.getLocalPort()), Reason.TLS_FAILED);
            }
        }
    }
}
