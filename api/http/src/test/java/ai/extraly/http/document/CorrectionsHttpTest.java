package ai.extraly.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.CorrectResults;
import ai.extraly.contract.document.query.CorrectionDraft.Misfit;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.MemoryVault;
import ai.extraly.http.house.Reply;
import ai.extraly.http.house.RunsInMemory;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class CorrectionsHttpTest {
    private static final String READ = "{\"results\":{\"total\":10.50},\"evidence\":{},\"checks\":[]}";
    private static final String CORRECTED =
            "{\"results\":{\"total\":11.50},\"evidence\":{\"total\":{\"confidence\":1.0,\"source\":\"corrected\"}},\"checks\":[]}";
    private static final String PATCH = "{\"total\":11.50}";

    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    @Autowired
    RunsInMemory runs;

    @Autowired
    MemoryVault vault;

    private Client client;
    private DocumentId document;

    @BeforeEach
    void submit() {
        client = Client.registered(port);
        document = client.submitted();
    }

    private void complete() {
        documents.complete(document, DetectionType.RECEIPT, READ);
        runs.drafts(document, CORRECTED);
    }

    private Reply patch(String body) {
        return client.json("PATCH", "/documents/" + document + "/results", body);
    }

    private CorrectResults corrected() {
        assertThat(runs.corrected(document)).hasSize(1);
        return runs.corrected(document).getFirst();
    }

    @Test
    void areShownFromThenOn() {
        // given
        complete();
        // when
        Reply reply = patch(PATCH);
        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains("\"results\":{\"total\":11.50}");
        assertThat(client.get("/documents/" + document + "?include=evidence").text())
                .contains("\"source\":\"corrected\"");
        assertThat(client.get("/documents/" + document + "/export/json").text()).isEqualTo("{\"total\":11.50}");
    }

    @Test
    void keepWhatWasSentInTheVaultAlone() throws Exception {
        // given
        complete();
        // when
        patch(PATCH);
        // then
        assertThat(vault.read(DataKeyId.of(document), corrected().patch()).readAllBytes())
                .asString()
                .isEqualTo(PATCH);
        assertThat(corrected().reason()).isNull();
    }

    @Test
    void sayWhyInWordsThatOnlyTheOwnerReads() {
        // given
        complete();
        // when
        client.with("X-Correction-Reason", "the stamp hid it")
                .json("PATCH", "/documents/" + document + "/results", PATCH);
        // then
        assertThat(vault.open(
                        DataKeyId.of(document),
                        "correction_reason",
                        Objects.requireNonNull(corrected().reason())))
                .isEqualTo("the stamp hid it");
    }

    @Test
    void comeAsAMergePatch() {
        // given
        complete();
        // when
        Reply reply = client.with("Content-Type", "application/merge-patch+json")
                .send("PATCH", "/documents/" + document + "/results", BodyPublishers.ofString(PATCH));
        // then
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void nameWhatDoesNotFit() {
        // given
        complete();
        runs.misfits(document, new Misfit("items[0].prize", "There is no such field."));
        long before = vault.contents(DataKeyId.of(document));
        // when
        Reply reply = patch("{\"items\":[{\"prize\":1}]}");
        // then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.json().at("/error/details/items[0].prize/0").stringValue())
                .isEqualTo("There is no such field.");
        assertThat(vault.contents(DataKeyId.of(document))).isEqualTo(before);
    }

    @Test
    void thatChangeNothingAreNone() {
        // given
        documents.complete(document, DetectionType.RECEIPT, READ);
        long before = vault.contents(DataKeyId.of(document));
        // when
        Reply reply = patch("{}");
        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(runs.corrected(document)).isEmpty();
        assertThat(vault.contents(DataKeyId.of(document))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{\"a\":1", "{\"a\":1,\"a\":2}", "null", "{\"a\":1e99999999999}"})
    void areJsonObjects(String body) {
        // given
        complete();
        // when
        Reply reply = patch(body);
        // then
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    void areNotOfAnySize() {
        // given
        complete();
        // when
        Reply reply = patch("{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}");
        // then
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void waitForTheEndOfTheRun() {
        assertThat(patch(PATCH).status()).isEqualTo(409);
    }

    @Test
    void needResults() {
        // given
        documents.fail(document, FailureReason.CORRUPTED);
        // then
        assertThat(patch(PATCH).status()).isEqualTo(409);
    }

    @Test
    void areMadeOnTopOfOthersThatWereQuicker() {
        // given
        complete();
        runs.races(2);
        // then
        assertThat(patch(PATCH).status()).isEqualTo(200);
        assertThat(runs.corrected(document)).hasSize(1);
    }

    @Test
    void giveUpWhereOthersAreAlwaysQuicker() {
        // given
        complete();
        runs.races(3);
        long before = vault.contents(DataKeyId.of(document));
        // when
        Reply reply = patch(PATCH);
        // then
        assertThat(reply.status()).isEqualTo(409);
        assertThat(vault.contents(DataKeyId.of(document))).isEqualTo(before);
    }
}
