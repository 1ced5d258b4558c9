package ai.extraly.contract.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * How far webhooks may reach. Blocks are those of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, as of
 * 2025) and of the IANA IPv6 Global Unicast Address Assignments; the metadata services of the clouds are from their manuals.
 */
public enum Reach {
    /** The public internet. */
    WORLD {
        @Override
        boolean admitsPlain(InetAddress address) {
            return isPublic(address);
        }
    },

    /** That, the machine itself and the private networks around it; never link-local addresses and metadata services. */
    WORLD_AND_PRIVATE_NETWORKS {
        @Override
        boolean admitsPlain(InetAddress address) {
            return isPublic(address) || (isIn(PRIVATE, address) && !isIn(METADATA, address));
        }
    };

    private static final List<AddressBlock> PRIVATE = AddressBlock.all(
            "127.0.0.0/8", // loopback, RFC 1122
            "10.0.0.0/8", // RFC 1918
            "172.16.0.0/12",
            "192.168.0.0/16",
            "::1/128", // loopback, RFC 4291
            "fc00::/7"); // unique local, RFC 4193

    /** Those that are not link-local, which never is admitted. They hand out credentials to whoever asks from the right machine. */
    private static final List<AddressBlock> METADATA = AddressBlock.all(
            "168.63.129.16/32", // Azure: a public address that leads to the host
            "100.100.100.200/32", // Alibaba
            "192.0.0.192/32", // Oracle
            "fd00:ec2::/32", // AWS: metadata ::254, credentials ::23, names ::253, time ::123
            "fd20:ce::254/128", // Google
            "fd00:c1::a9fe:a9fe/128", // Oracle
            "fd00:42::42/128"); // Scaleway

    /** Set aside, each for something else than a server in the world. */
    private static final List<AddressBlock> SPECIAL = AddressBlock.all(
            "0.0.0.0/8", // this network, RFC 791; 0.0.0.0 reaches the machine itself
            "10.0.0.0/8",
            "100.64.0.0/10", // carrier-grade NAT, RFC 6598
            "127.0.0.0/8",
            "169.254.0.0/16", // link-local, RFC 3927, and most metadata services
            "172.16.0.0/12",
            "192.0.0.0/24", // protocol assignments, RFC 6890
            "192.0.2.0/24", // documentation, RFC 5737
            "192.31.196.0/24", // whichever AS112 server is nearest, RFC 7535
            "192.52.193.0/24", // whichever multicast relay is nearest, RFC 7450
            "192.88.99.0/24", // whichever 6to4 relay is nearest, RFC 7526
            "192.168.0.0/16",
            "192.175.48.0/24", // AS112, RFC 7534
            "198.18.0.0/15", // benchmarks, RFC 2544
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast, RFC 5771
            "240.0.0.0/4", // reserved, RFC 1112, and broadcast
            "2001::/23", // protocol assignments, RFC 2928; Teredo with an IPv4 address inside, benchmarks, ORCHID
            "2001:db8::/32", // documentation, RFC 3849
            "2002::/16", // 6to4, RFC 3056, with an IPv4 address inside
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation, RFC 9637

    /**
     * All of IPv6 that is handed out. Outside are loopback, unspecified, IPv4-compatible and -translated, 64:ff9b:1::/48 (RFC 8215),
     * discard-only, segment routing, unique local, link-local, site-local and multicast addresses.
     */
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    /** How a network without IPv4 writes addresses of IPv4, RFC 6052. */
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");

    private static final int V4_BYTES = 4;

    /** Whether webhooks may go to this address. */
    public boolean admits(InetAddress address) {
        return !isScoped(address) && admitsPlain(plain(address));
    }

    abstract boolean admitsPlain(InetAddress address);

    /** The address alone: without a name, and an IPv4 one that is mapped into IPv6 as what it is. */
    static InetAddress plain(InetAddress address) {
        return ofBytes(address.getAddress());
    }

    /** Whether it means something on one network interface only. */
    private static boolean isScoped(InetAddress address) {
        return address instanceof Inet6Address v6 && (v6.getScopeId() != 0 || v6.getScopedInterface() != null);
    }

    private static boolean isPublic(InetAddress address) {
        if (NAT64.contains(address)) {
            byte[] bytes = address.getAddress();
            return isPublic(ofBytes(Arrays.copyOfRange(bytes, bytes.length - V4_BYTES, bytes.length)));
        }
        boolean assigned = !(address instanceof Inet6Address) || GLOBAL_UNICAST.contains(address);
        return assigned && !isIn(SPECIAL, address) && !isIn(METADATA, address);
    }

    private static boolean isIn(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes", e);
        }
    }
}
