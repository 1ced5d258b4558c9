package ai.extraly.http.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class ErasuresHttpTest {
    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    private Client operator;
    private Client owner;
    private DocumentId document;

    @BeforeEach
    void submit() {
        operator = Client.anonymous(port).loggedIn(HttpTest.OPERATOR, HttpTest.OPERATOR_PASSWORD);
        owner = Client.registered(port);
        document = owner.submitted();
        documents.fail(document, FailureReason.CORRUPTED);
    }

    private Reply proof() {
        return operator.get("/ops/erasures/" + document);
    }

    @Test
    void showsWhatWasDestroyedAndThatNothingIsLeft() {
        // given
        owner.delete("/documents/" + document);
        // when
        Reply reply = proof();
        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/data/nothing_readable").booleanValue()).isTrue();
        assertThat(reply.json().at("/data/keys/0/reason").stringValue()).isEqualTo("document_deleted");
        assertThat(reply.json().at("/data/contents/0/what").stringValue()).isEqualTo("original");
        assertThat(reply.json().at("/data/checks/0/sentence").stringValue()).isEqualTo("The key is not in the vault.");
        assertThat(reply.json().at("/data/checks/0/left").stringValue()).isEqualTo("nothing");
        assertThat(reply.json().at("/data/backups").stringValue()).contains("Backups are not looked at.");
    }

    @Test
    void isRefusedForADocumentThatIsThere() {
        assertThat(proof().status()).isEqualTo(409);
        assertThat(proof().text()).contains("is not deleted");
    }

    @Test
    void knowsNothingOfWhatNeverWas() {
        assertThat(operator.get("/ops/erasures/" + DocumentId.derived(new byte[16]))
                        .status())
                .isEqualTo(404);
        assertThat(operator.get("/ops/erasures/nonsense").status()).isEqualTo(404);
    }
}
