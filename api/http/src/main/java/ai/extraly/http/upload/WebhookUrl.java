package ai.extraly.http.upload;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which URLs may be called back. Names are not resolved here: what they stand for is checked when they are called. */
final class WebhookUrl {
    private static final int LONGEST = 2_048;
    private static final int LARGEST_PORT = 65_535;
    private static final int V4_BYTES = 4;

    private WebhookUrl() {}

    /** What is wrong with {@code url}, or empty when it may be called. */
    static Optional<String> objection(String url) {
        @Nullable URI uri = parsed(url);
        // Java finds no host in what is not a proper name or address: decimal, octal and shortened addresses end here.
        if (uri == null
                || uri.getHost() == null
                || !isHttp(uri)
                || uri.getPort() == 0
                || uri.getPort() > LARGEST_PORT) {
            return Optional.of("This must be an absolute http or https URL of at most " + LONGEST + " characters.");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("This URL must not contain credentials.");
        }
        return isForbidden(uri.getHost())
                ? Optional.of("This URL points to an address inside of a network. It must be publicly reachable.")
                : Optional.empty();
    }

    private static @Nullable URI parsed(String url) {
        if (url.length() > LONGEST) {
            return null;
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isForbidden(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        try {
            return isForbidden(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException e) {
            return false; // a name
        }
    }

    static boolean isForbidden(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isForbiddenV6(bytes) : isForbiddenV4(bytes, 0);
    }

    private static boolean isForbiddenV4(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        int third = bytes[at + 2] & 0xFF;
        return first == 0 // this network
                || first == 10
                || first == 127
                || first >= 224 // multicast, reserved, broadcast
                || (first == 100 && second >= 64 && second < 128) // carrier-grade NAT
                || (first == 169 && second == 254) // link-local, and metadata services
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && third == 0)
                || (first == 198 && (second == 18 || second == 19)); // benchmarks
    }

    /** Unique local addresses, and those that carry an IPv4 address: compatible, mapped, NAT64 and 6to4. */
    private static boolean isForbiddenV6(byte[] bytes) {
        if ((bytes[0] & 0xFE) == 0xFC) {
            return true;
        }
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return isForbiddenV4(bytes, 2);
        }
        int last = bytes.length - V4_BYTES;
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean compatibleOrMapped = Arrays.equals(bytes, 0, 10, new byte[10], 0, 10);
        return (nat64 || compatibleOrMapped) && isForbiddenV4(bytes, last);
    }
}
