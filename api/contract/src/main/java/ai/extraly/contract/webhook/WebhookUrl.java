package ai.extraly.contract.webhook;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a webhook, taken apart once, so that nobody after us reads it differently: absolute, http or https, without
 * credentials, with a host that is a plain DNS name or an address in its one usual form. Whether that host may be called is for
 * {@link Receivers} to find out.
 */
public final class WebhookUrl {
    private static final int LONGEST = 2_048;
    private static final int LARGEST_PORT = 65_535;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** What stands between the slashes: an address in brackets or anything else, and perhaps a port. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[(?<v6>[^\\]]*)]|(?<host>[^:\\[\\]]+))(?::(?<port>[0-9]{0,5}))?");

    /** The letters, digits and hyphens of RFC 1123; 253 characters are what fits into the 255 bytes of RFC 1035. */
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

    /** A host that some program takes for an address: the rule is that of the WHATWG's URL Standard. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    /** Four decimal numbers without leading zeros, which some programs read as octal. */
    private static final Pattern V4 =
            Pattern.compile("(?:(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\\.(?!$)|$)){4}");

    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]+");

    /** ß, final sigma and the joiners: the two versions of IDNA make different names of them (UTS 46). */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßς\\u200C\\u200D]");

    private final String text;
    private final boolean secure;
    private final String host;
    private final @Nullable InetAddress literal;
    private final int port;
    private final String target;

    private WebhookUrl(URI uri, String text, Matcher authority) throws UnusableUrl {
        this.text = text;
        secure = "https".equalsIgnoreCase(uri.getScheme());
        @Nullable String v6 = authority.group("v6");
        host = v6 == null ? name(authority.group("host")) : v6.toLowerCase(Locale.ROOT);
        literal = v6 == null ? v4(host) : v6(v6);
        port = port(authority.group("port"), secure);
        target = target(uri);
    }

    /** Reads {@code text}. @throws UnusableUrl when webhooks cannot go there, whatever it leads to */
    public static WebhookUrl of(String text) throws UnusableUrl {
        if (text.length() > LONGEST) {
            throw malformed();
        }
        URI uri;
        try {
            uri = new URI(text); // refuses spaces, control characters and backslashes
        } catch (URISyntaxException e) {
            throw malformed();
        }
        @Nullable String scheme = uri.getScheme();
        @Nullable String authority = uri.getRawAuthority();
        if (authority == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw malformed();
        }
        if (authority.indexOf('@') >= 0) {
            throw new UnusableUrl("This URL must not contain credentials.");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw malformed();
        }
        return new WebhookUrl(uri, text, parts);
    }

    private static UnusableUrl malformed() {
        return new UnusableUrl(
                "This must be an absolute http or https URL of at most " + LONGEST
                        + " characters, with a usual host: a domain name, an IPv4 address of four decimal numbers or an IPv6 address in brackets.");
    }

    /** In ASCII and lower case, without the dot that may end it. */
    private static String name(String written) throws UnusableUrl {
        String name = written.chars().allMatch(c -> c < 128) ? written : ascii(written);
        name = name.toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (!NAME.matcher(name).matches()) {
            throw malformed();
        }
        return name;
    }

    private static String ascii(String international) throws UnusableUrl {
        if (!AMBIGUOUS.matcher(international).find()) {
            try {
                return IDN.toASCII(international, IDN.USE_STD3_ASCII_RULES);
            } catch (IllegalArgumentException e) {
                // said below
            }
        }
        throw new UnusableUrl("This URL's domain name must be written in ASCII, with labels that begin with xn--.");
    }

    private static @Nullable InetAddress v4(String host) throws UnusableUrl {
        if (!ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return null;
        }
        if (!V4.matcher(host).matches()) {
            throw malformed();
        }
        return InetAddress.ofLiteral(host);
    }

    private static InetAddress v6(String written) throws UnusableUrl {
        if (V6.matcher(written).matches()) {
            try {
                return InetAddress.ofLiteral(written);
            } catch (IllegalArgumentException e) {
                // said below
            }
        }
        throw malformed();
    }

    private static int port(@Nullable String written, boolean secure) throws UnusableUrl {
        if (written == null || written.isEmpty()) {
            return secure ? HTTPS : HTTP;
        }
        int port = Integer.parseInt(written);
        if (port == 0 || port > LARGEST_PORT) {
            throw malformed();
        }
        return port;
    }

    private static String target(URI uri) throws UnusableUrl {
        URI ascii;
        try {
            ascii = new URI(uri.toASCIIString());
        } catch (URISyntaxException e) {
            throw malformed(); // toASCIIString normalizes: U+1FEF, for one, becomes a backtick
        }
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    /** As it was given. */
    public String text() {
        return text;
    }

    public boolean isSecure() {
        return secure;
    }

    /** A name in ASCII and lower case, or an address without brackets. */
    public String host() {
        return host;
    }

    /** The address, where the host is one. */
    public Optional<InetAddress> literal() {
        return Optional.ofNullable(literal);
    }

    public int port() {
        return port;
    }

    /** What a {@code Host} header says. */
    public String authority() {
        String written = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (secure ? HTTPS : HTTP) ? written : written + ":" + port;
    }

    /** Path and query, as they stand in a request; never the fragment. */
    public String target() {
        return target;
    }

    /** It may be a secret between its owner and the receiver. */
    @Override
    public String toString() {
        return "WebhookUrl";
    }
}
