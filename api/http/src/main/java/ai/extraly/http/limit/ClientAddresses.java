package ai.extraly.http.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Where a request came from. {@code X-Forwarded-For} is what anybody cares to write into it, but for what trusted proxies appended: so
 * it is read from its end, and only as far as one trusted proxy tells of another.
 */
@Component
@EnableConfigurationProperties(ProxySettings.class)
public class ClientAddresses {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** An address, perhaps with a port: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]+)](?::[0-9]+)?|([0-9.]+):[0-9]+");

    /** Whoever has one address of IPv6 has at least so many bytes' worth of them. */
    private static final int NETWORK_BYTES = 8;

    private final List<IpAddressMatcher> trusted;

    ClientAddresses(ProxySettings settings) {
        trusted = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /** What stands for the sender of {@code request}: an IPv4 address, or the network of an IPv6 address. */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        for (String forwarded : forwarded(request)) {
            Optional<InetAddress> before = parsed(forwarded);
            if (!isTrusted(address) || before.isEmpty()) {
                break;
            }
            address = before.get().getHostAddress();
        }
        return parsed(address).map(ClientAddresses::grouped).orElse(address);
    }

    /** The nearest first. */
    private static List<String> forwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList()
                .reversed();
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(network -> network.matches(address));
    }

    private static Optional<InetAddress> parsed(String text) {
        String stripped = text.strip();
        Matcher withPort = WITH_PORT.matcher(stripped);
        String literal =
                !withPort.matches() ? stripped : withPort.group(1) != null ? withPort.group(1) : withPort.group(2);
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String grouped(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                : address.getHostAddress();
    }
}
