package ai.extraly.saga.webhook;

import ai.extraly.contract.webhook.Receivers;
import ai.extraly.contract.webhook.WebhookUrl;
import ai.extraly.contract.webhook.Whereabouts;
import ai.extraly.saga.webhook.Posted.Answered;
import ai.extraly.saga.webhook.Posted.NotAnswered;
import ai.extraly.saga.webhook.Posted.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Sends a POST to a receiver that nobody trusts: finds out where it is, connects to one of the very addresses that were checked, says
 * what there is to say over a connection of its own, looks at the beginning of the answer and hangs up.
 *
 * <p>It stands on the core of Apache HttpComponents, below their client: there are no redirects, cookies, retries, proxies, pools and
 * decoders here that would have to be switched off, and nothing that looks a name up for a second time.
 */
public final class Poster implements AutoCloseable {
    private static final String USER_AGENT = "Extraly-Webhook/1";

    /** The status has come and is what counts; the rest is for the owner's eyes, and nobody waits long for it. */
    private static final Duration PATIENCE_WITH_A_BODY = Duration.ofSeconds(1);

    /** Far more than a receiver has to say, far less than would hurt: 400 KiB of headers at most. */
    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxLineLength(8_192).setMaxHeaderCount(50).build();

    private final Receivers receivers;
    private final Duration limit;
    private final Dialling dialling;
    private final HttpRequestExecutor http = new HttpRequestExecutor();
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

    /**
     * A poster to {@code receivers}.
     *
     * @param limit the time for everything: to find it, to connect, to send, to be answered
     */
    public Poster(Receivers receivers, Duration limit) {
        this(receivers, limit, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    Poster(Receivers receivers, Duration limit, SSLSocketFactory tls) {
        this.receivers = receivers;
        this.limit = limit;
        this.dialling = new Dialling(tls);
        watch.setRemoveOnCancelPolicy(true);
    }

    /**
     * Sends {@code body}, once, and is back within the time limit.
     *
     * @param headers beside those that every POST has
     * @throws InterruptedException when interrupted; it may have been received
     */
    public Posted post(WebhookUrl url, Map<String, String> headers, byte[] body) throws InterruptedException {
        Deadline deadline = new Deadline(limit, watch);
        return switch (receivers.locate(url, deadline.left())) {
            case Whereabouts.Known(List<InetAddress> addresses) -> post(url, addresses, headers, body, deadline);
            case Whereabouts.OutOfBounds() -> new NotAnswered(Reason.FORBIDDEN_ADDRESS, deadline.elapsed());
            case Whereabouts.Unknown() -> new NotAnswered(Reason.NAME_UNKNOWN, deadline.elapsed());
        };
    }

    private Posted post(
            WebhookUrl url, List<InetAddress> addresses, Map<String, String> headers, byte[] body, Deadline deadline)
            throws InterruptedException {
        try (Socket socket = dialling.connect(addresses, url.port(), deadline);
                Deadline.Guard _ = deadline.guard(socket, deadline.left())) {
            return exchange(socket, url, request(url, headers, body), deadline);
        } catch (IOException e) {
            return unanswered(Reason.BROKEN_ANSWER, deadline);
        } catch (Unanswered e) {
            return unanswered(e.reason(), deadline);
        }
    }

    private static NotAnswered unanswered(Reason reason, Deadline deadline) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return new NotAnswered(deadline.isOver() ? Reason.TIMED_OUT : reason, deadline.elapsed());
    }

    private Answered exchange(Socket socket, WebhookUrl url, ClassicHttpRequest request, Deadline deadline)
            throws Unanswered {
        DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(LIMITS);
        try {
            if (url.isSecure()) {
                connection.bind(dialling.secure(socket, url), socket);
            } else {
                connection.bind(socket);
            }
            ClassicHttpResponse response = http.execute(request, connection, HttpCoreContext.create());
            try (Deadline.Guard _ = deadline.guard(socket, PATIENCE_WITH_A_BODY)) {
                return new Answered(response.getCode(), Beginning.of(response.getEntity()), deadline.elapsed());
            }
        } catch (IOException | HttpException e) {
            throw new Unanswered(Reason.BROKEN_ANSWER, e);
        }
    }

    private static ClassicHttpRequest request(WebhookUrl url, Map<String, String> headers, byte[] body) {
        // Of the constructors the one that takes a path as it is: others read //a/b as a host with a path.
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(
                Method.POST.name(),
                url.isSecure() ? URIScheme.HTTPS.id : URIScheme.HTTP.id,
                new URIAuthority(url.host(), url.port()),
                url.target());
        headers.forEach(request::setHeader);
        request.setHeader(HttpHeaders.HOST, url.authority());
        request.setHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
        request.setEntity(new ByteArrayEntity(body, null));
        return request;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
