package ai.extraly.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.Reply;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** However much we log, no secret and nothing personal is in it. */
@HttpTest
@ExtendWith(OutputCaptureExtension.class)
class SilentLogTest {
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("ai.extraly");

    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    private Level before;

    @BeforeEach
    void logAll() {
        before = OURS.getLevel();
        OURS.setLevel(Level.TRACE);
    }

    @AfterEach
    void logAsBefore() {
        OURS.setLevel(before);
    }

    @Test
    void keepsSecretsToItself(CapturedOutput output) {
        // given
        String email = "marker-mail-7Qx@example.com";
        String password = "marker password 7Qx";
        String fileName = "marker-file-7Qx.pdf";
        String webhook = "https://marker-hook-7Qx.example.com/path?token=marker-query-7Qx";
        String filePassword = "marker-pdf-7Qx";
        String metadata = "marker-meta-7Qx";
        String keyName = "marker-key-name-7Qx";
        Client anonymous = Client.anonymous(port);

        // when
        anonymous.json("POST", "/auth/register", Client.credentials(email, password));
        anonymous.json("POST", "/auth/register", Client.credentials(email, password));
        anonymous.json("POST", "/auth/login", Client.credentials(email, password + " wrong"));
        Client holder = anonymous.loggedIn(email, password);
        Reply key = holder.json("POST", "/api-keys", "{\"name\":\"" + keyName + "\"}");
        String secret = key.json().at("/data/key").stringValue();
        Client client = holder.with("X-API-Key", secret);
        Multipart form = new Multipart()
                .file("document", fileName, Client.pdf())
                .field("webhook_url", webhook)
                .field("password", filePassword)
                .field("metadata", "{\"a\":\"" + metadata + "\"}")
                .field("custom_fields", "[\"marker-field-7Qx\"]");
        DocumentId id = new DocumentId(client.submit(form).json().at("/data/id").stringValue());
        documents.complete(
                id,
                DetectionType.INVOICE,
                "{\"results\":{\"invoice_number\":\"marker-result-7Qx\",\"line_items\":[]}}");
        client.get("/documents/" + id + "?include=evidence");
        client.get("/documents/" + id + "/export/xlsx");
        goWrong(client, form, password);
        client.delete("/documents/" + id);
        client.json("PUT", "/auth/password", "{\"current\":\"" + password + "\",\"new\":\"marker new password 7Qx\"}");

        // then
        assertThat(output.getAll())
                .doesNotContain(secret)
                .doesNotContain(holder.header("Authorization").substring("Bearer ".length()))
                .doesNotContainIgnoringCase("7Qx");
    }

    /** What goes wrong is what is logged most. */
    private void goWrong(Client client, Multipart form, String password) {
        documents.broken(true);
        try {
            assertThat(client.submit(form).status()).isEqualTo(500);
        } finally {
            documents.broken(false);
        }
        client.submit(form.unfinished());
        client.json("POST", "/api-keys", "{\"name\":\"marker-broken-7Qx");
        client.json("POST", "/api-keys", "{\"name\":[\"marker-type-7Qx\"]}");
        client.json("POST", "/auth/login", "{\"email\":{\"marker-7Qx\":1},\"password\":\"" + password + "\"}");
        client.get("/documents?q=marker-query-7Qx&created_from=marker-7Qx");
        client.get("/documents/marker-id-7Qx/export/marker-7Qx");
        client.with("Content-Type", "marker/7Qx").send("POST", "/api-keys", BodyPublishers.ofString("marker-7Qx"));
        client.with("Authorization", "Bearer marker-7Qx.a.b").get("/documents");
        client.with("X-API-Key", "xtr_live_marker7Qx").get("/documents");
        client.get("/marker-7Qx;marker=7Qx");
    }
}
