package ai.extraly.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.webhook.NamesInMemory;
import ai.extraly.contract.webhook.RefusedUrls;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.MemoryVault;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.Reply;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedUrlsHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    NamesInMemory names;

    @Autowired
    MemoryVault vault;

    private Client client;

    @BeforeAll
    void register() {
        client = Client.registered(port);
    }

    private Reply submit(String field, String url) {
        return client.submit(
                new Multipart().file("document", "statement.pdf", Client.pdf()).field(field, url));
    }

    @RefusedUrls
    void areRefusedAtSubmission(String what, String url, @Nullable String addresses) {
        // given
        if (addresses != null) {
            names.put(host(url), addresses);
        }
        int keys = vault.keys().size();

        // when
        Reply reply = submit("webhook_url", url);

        // then
        assertThat(reply.status()).as(what).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.detail("webhook_url")).isNotEmpty();
        assertThat(vault.keys()).as("nothing of it is left").hasSize(keys);
    }

    private static String host(String url) {
        String written = url.substring(url.indexOf("//") + 2, url.lastIndexOf('/'));
        return IDN.toASCII(written).toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/hook", "http://93.184.216.34:8080/", "https://[2606:2800:220::1946]/"})
    void areNotThoseInTheWorld(String url) {
        names.put("example.com", "93.184.216.34 2606:2800:220::1946");

        assertThat(submit("webhook_url", url).status()).isEqualTo(201);
    }

    @Test
    void areNotThoseThatNobodyKnows() {
        assertThat(submit("callback_url", "https://unknown.example/").status()).isEqualTo(201);
    }

    @Test
    void areNamedAsTheyWereSent() {
        assertThat(submit("callback_url", "http://127.0.0.1/").detail("callback_url"))
                .isNotEmpty();
    }

    @Test
    void areLookedUpOnceAndOnlyWhenNothingElseIsWrong() {
        // when
        Multipart twice = new Multipart()
                .file("document", "statement.pdf", Client.pdf())
                .field("webhook_url", "https://once.example/a")
                .field("callback_url", "https://once.example/a");
        Reply same = client.submit(twice);
        Reply different = client.submit(new Multipart()
                .file("document", "statement.pdf", Client.pdf())
                .field("webhook_url", "https://never.example/a")
                .field("callback_url", "https://never.example/b"));

        // then
        assertThat(same.status()).isEqualTo(201);
        assertThat(different.status()).isEqualTo(400);
        assertThat(names.asked()).containsOnlyOnce("once.example").doesNotContain("never.example");
    }
}
