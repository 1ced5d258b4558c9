package ai.extraly.contract.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://example.com/hook                 | example.com         | example.com            | 443  | /hook
                    HTTP://Example.COM                       | example.com         | example.com            | 80   | /
                    http://example.com.:8080/a?b=c#d         | example.com         | example.com:8080       | 8080 | /a?b=c
                    https://example.com:443?x                | example.com         | example.com            | 443  | /?x
                    http://example.com:/                     | example.com         | example.com            | 80   | /
                    http://example.com:443/                  | example.com         | example.com:443        | 443  | /
                    http://example.com#@127.0.0.1/           | example.com         | example.com            | 80   | /
                    http://example.com//a/../b               | example.com         | example.com            | 80   | //a/../b
                    https://93.184.216.34/                   | 93.184.216.34       | 93.184.216.34          | 443  | /
                    https://[2606:2800:220::1946]:8443/      | 2606:2800:220::1946 | [2606:2800:220::1946]:8443 | 8443 | /
                    https://xn--mller-kva.example/           | xn--mller-kva.example | xn--mller-kva.example | 443 | /
                    https://müller.example/größe?q=ї         | xn--mller-kva.example | xn--mller-kva.example | 443 | /gr%C3%B6%C3%9Fe?q=%D1%97
                    """)
    void isTakenApart(String text, String host, String authority, int port, String target) throws UnusableUrl {
        WebhookUrl url = WebhookUrl.of(text);

        assertThat(url.text()).isEqualTo(text);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.authority()).isEqualTo(authority);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.target()).isEqualTo(target);
        assertThat(url.isSecure()).isEqualTo(text.startsWith("https"));
        assertThat(url.literal().isPresent()).isEqualTo(host.matches("[0-9a-f.:]+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/hook",
                "/hook",
                "ftp://example.com/",
                "javascript:alert(1)",
                "https:example.com",
                "https://",
                "https:///path",
                "https://exa mple.com/",
                "https://example.com/\r\nX-Injected: 1",
                "https://example.com\t/",
                " https://example.com/",
                "https://example.com/\u0000",
                "https://example.com:99999999999/",
                "https://[1.2.3.4]/",
                "https://[::1/",
                "https://-example.com/",
                "https://exam*ple.com/",
                "https://example.com/\u1fef",
            })
    void mustBeAbsoluteAndHttp(String text) {
        assertThatThrownBy(() -> WebhookUrl.of(text))
                .isInstanceOf(UnusableUrl.class)
                .hasMessageContaining("absolute http or https URL");
    }

    @Test
    void mustNotBeLong() throws UnusableUrl {
        String longest = "https://example.com/" + "x".repeat(2_028);

        assertThat(WebhookUrl.of(longest).text()).hasSize(2_048);
        assertThatThrownBy(() -> WebhookUrl.of(longest + "x")).isInstanceOf(UnusableUrl.class);
        assertThatThrownBy(() -> WebhookUrl.of("https://" + "a".repeat(64) + ".example/"))
                .isInstanceOf(UnusableUrl.class);
        assertThatThrownBy(() -> WebhookUrl.of("https://" + "a.".repeat(127) + "example/"))
                .isInstanceOf(UnusableUrl.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user@example.com/", "https://user:secret@example.com/", "https://@example.com/"})
    void mustNotHaveCredentials(String text) {
        assertThatThrownBy(() -> WebhookUrl.of(text)).hasMessageContaining("credentials");
    }

    /** The versions of IDNA disagree about them: strasse.example and straße.example may be two receivers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://straße.example/",
                "https://βόλος.example/",
                "https://a\u200db.example/",
                "https://ﷺ.example/"
            })
    void mustNotBeAmbiguous(String text) {
        assertThatThrownBy(() -> WebhookUrl.of(text)).hasMessageContaining("xn--");
    }

    @Test
    void isNotForLogs() throws UnusableUrl {
        assertThat(WebhookUrl.of("https://example.com/?token=secret").toString())
                .isEqualTo("WebhookUrl");
    }
}
