package ai.extraly.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class TourTest {
    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    @Test
    void leadsFromRegistrationToExportAndDeletion() {
        // given
        String email = Client.newEmail();
        Reply registered =
                Client.anonymous(port).json("POST", "/auth/register", Client.credentials(email, Client.PASSWORD));
        assertThat(registered.status()).isEqualTo(201);
        Client client = Client.anonymous(port).loggedIn(email, Client.PASSWORD).withKey();

        // when
        Reply submitted = client.submit(new Multipart().file("document", "statement.pdf", Client.pdf()));
        DocumentId id = new DocumentId(submitted.json().at("/data/id").stringValue());
        documents.complete(
                id,
                DetectionType.BANK_STATEMENT,
                "{\"results\":{\"currency\":\"UAH\",\"opening_balance\":15230.50,\"transactions\":[]}}");
        Reply found = client.get("/documents/" + id);
        Reply listed = client.get("/documents");
        Reply exported = client.get("/documents/" + id + "/export/csv");
        Reply deleted = client.delete("/documents/" + id);
        Reply gone = client.get("/documents/" + id);

        // then
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(found.text()).contains("\"opening_balance\":15230.50");
        assertThat(listed.json().at("/data/0/id").stringValue()).isEqualTo(id.value());
        assertThat(exported.text()).contains("15230.50");
        assertThat(deleted.text()).isEqualTo("{\"message\":\"Document deleted successfully.\"}");
        assertThat(gone.status()).isEqualTo(404);
    }
}
