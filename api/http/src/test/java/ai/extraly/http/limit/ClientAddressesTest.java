package ai.extraly.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressesTest {
    private final ClientAddresses behindProxies =
            new ClientAddresses(new ProxySettings(List.of("10.0.0.0/8", "2001:db8:aaaa::/48", "192.0.2.99")));

    private static MockHttpServletRequest request(String from, String... forwardedFor) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(from);
        List.of(forwardedFor).forEach(line -> request.addHeader("X-Forwarded-For", line));
        return request;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7|198.51.100.1|203.0.113.7", // nobody who may say so
                "10.1.2.3|198.51.100.1|198.51.100.1",
                "10.1.2.3|6.6.6.6, 198.51.100.1|198.51.100.1", // what the caller wrote itself
                "10.1.2.3|6.6.6.6, 198.51.100.1, 10.9.9.9, 192.0.2.99|198.51.100.1",
                "10.1.2.3|198.51.100.1:4711|198.51.100.1",
                "10.1.2.3|unknown|10.1.2.3",
                "10.1.2.3|198.51.100.1, nonsense|10.1.2.3",
                "10.1.2.3|''|10.1.2.3",
                "10.1.2.3|10.4.4.4, 10.5.5.5|10.4.4.4", // nobody but proxies
                "2001:db8:aaaa::1|198.51.100.1|198.51.100.1",
                "10.1.2.3|[2001:db8:1:2::3]:80|20010db800010002",
            })
    void areWhatTheLastTrustedProxySays(String from, String forwardedFor, String client) {
        assertThat(behindProxies.of(request(from, forwardedFor))).isEqualTo(client);
    }

    @Test
    void mayBeToldInSeveralHeaders() {
        assertThat(behindProxies.of(request("10.1.2.3", "6.6.6.6", "198.51.100.1, 10.9.9.9")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void areThoseOfTheConnectionWhenNoProxyIsTrusted() {
        ClientAddresses direct = new ClientAddresses(new ProxySettings(List.of()));

        assertThat(direct.of(request("127.0.0.1", "198.51.100.1"))).isEqualTo("127.0.0.1");
    }

    @Test
    void areTakenByNetworkWhereEverybodyHasMany() {
        assertThat(behindProxies.of(request("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(behindProxies.of(request("2001:db8:1:2::")))
                .isNotEqualTo(behindProxies.of(request("2001:db8:1:3::")));
    }

    @Test
    void cannotBeToldByAProxyThatIsNoAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientAddresses(new ProxySettings(List.of("proxy.example"))));
    }
}
