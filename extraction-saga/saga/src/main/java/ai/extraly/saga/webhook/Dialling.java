package ai.extraly.saga.webhook;

import ai.extraly.contract.webhook.WebhookUrl;
import ai.extraly.saga.webhook.Posted.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Gets a connection to one of the addresses that were checked. No name is looked up here. */
final class Dialling {
    /** Whoever cannot be reached at three addresses has had its chance; they share the time. */
    private static final int MOST_ADDRESSES = 3;

    private final SSLSocketFactory tls;

    Dialling(SSLSocketFactory tls) {
        this.tls = tls;
    }

    Socket connect(List<InetAddress> addresses, int port, Deadline deadline) throws Unanswered {
        int left = Math.min(addresses.size(), MOST_ADDRESSES);
        IOException failure = new ConnectException("There is no address");
        for (InetAddress address : addresses.subList(0, left)) {
            Socket socket = new Socket(Proxy.NO_PROXY); // whatever system properties say of SOCKS
            try {
                socket.setTcpNoDelay(true);
                int share = 1 + (int) deadline.left().dividedBy(left).toMillis(); // 0 would be for ever
                socket.connect(new InetSocketAddress(address, port), share);
                return socket;
            } catch (IOException e) {
                failure = e;
                closeQuietly(socket);
            }
            left--;
        }
        throw new Unanswered(Reason.UNREACHABLE, failure);
    }

    /** Makes {@code plain} secure, with whoever proves to be the one that the URL names, whatever address that was. */
    SSLSocket secure(Socket plain, WebhookUrl url) throws Unanswered {
        try {
            SSLSocket secure = (SSLSocket) tls.createSocket(plain, url.host(), url.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (url.literal().isEmpty()) {
                parameters.setServerNames(List.of(new SNIHostName(url.host())));
            }
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (IOException e) {
            throw new Unanswered(Reason.TLS_FAILED, e);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It never was open.
        }
    }
}
