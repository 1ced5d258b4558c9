package ai.extraly.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.RawSocket;
import ai.extraly.http.house.Reply;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every answer tells browsers to be careful with it. */
@HttpTest
class CarefulAnswersTest {
    @LocalServerPort
    int port;

    static Stream<String> requests() {
        return Stream.of(
                "GET /api/v1/documents",
                "GET /api/v1/openapi.json",
                "GET /api/v1/nonsense",
                "POST /api/v1/auth/login",
                "PATCH /api/v1/auth/login",
                "GET /actuator/health/liveness",
                "GET /actuator/env",
                "GET /docs",
                "GET /docs/docs.css",
                "GET /docs/docs.js",
                "GET /docs/nonsense",
                "GET /error",
                "GET /a;b=c",
                "GET /%zz",
                "GET /a|b\\c",
                "TRACE /",
                "NON(SENSE /",
                "GET /" + "x".repeat(40_000));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyAnswerTellsBrowsersToBeCareful(String request) {
        String answer = RawSocket.exchange(
                port, RawSocket.request(request + " HTTP/1.1", "Host: localhost", "Connection: close"));

        assertThat(answer)
                .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
                .containsIgnoringCase("\r\nX-Frame-Options: DENY\r\n")
                .containsIgnoringCase("\r\nReferrer-Policy: no-referrer\r\n")
                .containsIgnoringCase("\r\nPermissions-Policy: ")
                .containsPattern("(?i)\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'")
                .containsPattern("(?i)\r\nCache-Control: [^\r]*no-(store|cache)")
                .doesNotContain("unsafe-inline")
                .doesNotContainIgnoringCase("\r\nServer:")
                .doesNotContainIgnoringCase("\r\nSet-Cookie:")
                .doesNotContainIgnoringCase("\r\nStrict-Transport-Security:")
                .doesNotContainIgnoringCase("\r\nAccess-Control-Allow");
    }

    @Test
    void thePageIsMadeOfNothingButWhatThisServerSends() {
        // when
        Reply page = Client.anonymous(port).get("/docs");
        // then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.text())
                .doesNotContainPattern("(?i)(src|href)=\"(https?:)?//")
                .doesNotContainPattern("(?i)<script>|<style|\\son[a-z]+=|\\sstyle=");
    }
}
