package ai.extraly.contract.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "93.184.216.34",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:2800:220:1:248:1893:25c8:1946",
                "2001:4860:4860::8888",
                "2a00:1450:4001::1",
                "64:ff9b::93.184.216.34",
                "::ffff:93.184.216.34"
            })
    void isTheWorld(String address) {
        assertThat(Reach.WORLD.admits(InetAddress.ofLiteral(address))).isTrue();
        assertThat(Reach.WORLD_AND_PRIVATE_NETWORKS.admits(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.255.255",
                "::1",
                "fd12::1",
                "fc00::1",
                "::ffff:127.0.0.1"
            })
    void mayIncludePrivateNetworks(String address) {
        assertThat(Reach.WORLD.admits(InetAddress.ofLiteral(address))).isFalse();
        assertThat(Reach.WORLD_AND_PRIVATE_NETWORKS.admits(InetAddress.ofLiteral(address)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "fd00:42::42",
                "fd00:c1::a9fe:a9fe",
                "fe80::1",
                "fe80::1%1",
                "2606:2800:220::1%1",
                "fd12::1%1",
                "fec0::1",
                "ff02::1"
            })
    void isNeverMore(String address) {
        assertThat(Reach.WORLD.admits(InetAddress.ofLiteral(address))).isFalse();
        assertThat(Reach.WORLD_AND_PRIVATE_NETWORKS.admits(InetAddress.ofLiteral(address)))
                .isFalse();
    }

    /** Java does not make one of them out of bytes, but it can be had. */
    @Test
    void seesThroughAMappedAddressThatIsStillAnIpv6One() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        mapped[12] = 127;
        mapped[15] = 1;
        InetAddress address = Inet6Address.getByAddress(null, mapped, -1);

        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(Reach.WORLD.admits(address)).isFalse();
        assertThat(Reach.WORLD_AND_PRIVATE_NETWORKS.admits(address)).isTrue();
    }

    /** What Java itself knows about addresses is a second opinion. */
    @Property(tries = 20_000)
    boolean admitsNothingThatJavaKnowsToBeSpecial(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);
        boolean special = address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isLoopbackAddress()
                || address.isMulticastAddress()
                || address.isSiteLocalAddress();
        return !(special && Reach.WORLD.admits(address));
    }

    /** An address of IPv4 is judged the same in all of the forms in which it may be called. */
    @Property(tries = 20_000)
    boolean judgesAMappedAddressAsWhatItIs(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        System.arraycopy(bytes, 0, mapped, 12, 4);
        byte[] nat64 = new byte[16];
        nat64[1] = 0x64;
        nat64[2] = (byte) 0xFF;
        nat64[3] = (byte) 0x9B;
        System.arraycopy(bytes, 0, nat64, 12, 4);
        boolean admitted = Reach.WORLD.admits(InetAddress.getByAddress(bytes));
        return admitted == Reach.WORLD.admits(Inet6Address.getByAddress(null, mapped, -1))
                && admitted == Reach.WORLD.admits(InetAddress.getByAddress(nat64));
    }
}
