package ai.extraly.http.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hook",
                "HTTP://example.com",
                "http://example.com:8080/a?b=c#d",
                "https://93.184.216.34/",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/",
                "https://xn--mller-kva.de/",
                "http://172.32.0.1/",
                "http://100.128.0.1/",
                "http://11.0.0.1/"
            })
    void mayPointToTheWorld(String url) {
        assertThat(WebhookUrl.objection(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/hook",
                "//example.com/hook",
                "/hook",
                "ftp://example.com/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:example.com",
                "https://",
                "https:///path",
                "https://exa mple.com/",
                "https://example.com:0/",
                "https://example.com:99999/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://010.8.8.8/",
                "http://8.8.8/",
                "http://a.0x7f/",
                "http://127.0.0.1./",
                "http://256.1.1.1/"
            })
    void mustBeAbsoluteAndHttp(String url) {
        assertThat(WebhookUrl.objection(url))
                .hasValueSatisfying(text -> assertThat(text).contains("absolute http or https URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user@example.com/", "https://user:secret@example.com/", "https://@example.com/"})
    void mustNotHaveCredentials(String url) {
        assertThat(WebhookUrl.objection(url)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://LOCALHOST.:80/",
                "http://a.localhost/",
                "http://127.0.0.1/",
                "http://127.255.255.254/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://100.127.255.255/",
                "http://192.0.0.8/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::]/",
                "http://[::1]/",
                "http://[fe80::1]/",
                "http://[fd00:ec2::254]/",
                "http://[ff02::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/"
            })
    void mustNotPointIntoANetwork(String url) {
        assertThat(WebhookUrl.objection(url))
                .hasValueSatisfying(text -> assertThat(text).contains("publicly reachable"));
    }
}
