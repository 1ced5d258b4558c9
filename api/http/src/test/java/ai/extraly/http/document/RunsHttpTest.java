package ai.extraly.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.DetectionType;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.command.ReprocessDocument;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Reply;
import ai.extraly.http.house.RunsInMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class RunsHttpTest {
    private static final String FIRST =
            "{\"results\":{\"total\":10.50,\"items\":[{\"description\":\"Tea\",\"amount\":10.50}]}}";
    private static final String SECOND =
            "{\"results\":{\"total\":12.50,\"items\":[{\"description\":\"Milk\",\"amount\":2.00},{\"description\":\"Tea\",\"amount\":10.5}]}}";

    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    @Autowired
    RunsInMemory runs;

    private Client client;
    private DocumentId document;

    @BeforeEach
    void submit() {
        client = Client.registered(port);
        document = client.submitted();
    }

    private void complete() {
        documents.complete(document, DetectionType.RECEIPT, FIRST);
    }

    private Reply reprocess(String query) {
        return client.json("POST", "/documents/" + document + "/reprocess" + query, "");
    }

    private Reply diff(String query) {
        return client.get("/documents/" + document + "/diff" + query);
    }

    @Nested
    class Reprocessing {
        @Test
        void isAcceptedAndLeavesTheResultsWhereTheyAre() {
            // given
            complete();
            // when
            Reply reply = reprocess("");
            // then
            assertThat(reply.status()).isEqualTo(202);
            assertThat(reply.json().at("/data/status").stringValue()).isEqualTo("completed");
            assertThat(reply.json().at("/data/results/total").decimalValue()).isEqualByComparingTo("10.50");
            assertThat(runs.reprocessed(document))
                    .singleElement()
                    .extracting(ReprocessDocument::tellsReceiver)
                    .isEqualTo(false);
        }

        @Test
        void isOpenToFailedDocuments() {
            // given
            documents.fail(document, FailureReason.CORRUPTED);
            // then
            assertThat(reprocess("").status()).isEqualTo(202);
        }

        @Test
        void tellsTheReceiverWhereAskedTo() {
            // given
            complete();
            // when
            reprocess("?notify=true");
            // then
            assertThat(runs.reprocessed(document))
                    .singleElement()
                    .extracting(ReprocessDocument::tellsReceiver)
                    .isEqualTo(true);
        }

        @Test
        void isRefusedWhileARunIsUnderWay() {
            // given
            complete();
            reprocess("");
            // when
            Reply reply = reprocess("");
            // then
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.error()).isEqualTo("CONFLICT");
        }

        @Test
        void isRefusedBeforeTheFirstEnd() {
            assertThat(reprocess("").status()).isEqualTo(409);
        }

        @Test
        void saysWhatNotifyMayBe() {
            // given
            complete();
            // when
            Reply reply = reprocess("?notify=perhaps");
            // then
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/error/details/notify/0").stringValue())
                    .isEqualTo("This must be true or false.");
        }

        @Test
        void knowsNoDocumentThatIsNone() {
            assertThat(client.json("POST", "/documents/doc_nonsense/reprocess", "")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class Comparing {
        @Test
        void showsTheNewestRunAgainstTheOneBefore() {
            // given
            complete();
            runs.found(document, null, FIRST, SECOND);
            // when
            Reply reply = diff("");
            // then
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text())
                    .isEqualTo(
                            "{\"data\":{\"from\":{\"run\":1,\"engine\":\"1.0\",\"corrected\":false},"
                                    + "\"to\":{\"run\":2,\"engine\":\"1.1\",\"corrected\":false},\"changes\":["
                                    + "{\"path\":\"total\",\"kind\":\"changed\",\"before\":10.50,\"after\":12.50},"
                                    + "{\"path\":\"items[0]\",\"kind\":\"added\",\"after\":{\"description\":\"Milk\",\"amount\":2.00}}]}}");
        }

        @Test
        void showsTheSameBackwards() {
            // given
            complete();
            runs.found(document, null, FIRST, SECOND);
            // when
            Reply reply = diff("?from=2&to=1");
            // then
            assertThat(reply.json().at("/data/changes/1/kind").stringValue()).isEqualTo("removed");
        }

        @Test
        void showsWhatPeopleCorrected() {
            // given
            complete();
            runs.found(document, SECOND, FIRST);
            // when
            Reply reply = diff("?to=current");
            // then
            assertThat(reply.json().at("/data/to/corrected").booleanValue()).isTrue();
            assertThat(reply.json().at("/data/changes").size()).isEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"?from=0", "?to=last", "?from=1.5", "?to=99999999"})
        void saysWhatARunIsCalled(String query) {
            // given
            complete();
            runs.found(document, null, FIRST, SECOND);
            // then
            assertThat(diff(query).status()).isEqualTo(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"?from=3", "?to=7", "?to=1"})
        void knowsNoRunThatHadNoResults(String query) {
            // given
            complete();
            runs.found(document, null, FIRST, SECOND);
            // then
            assertThat(diff(query).status()).isEqualTo(404);
        }

        @Test
        void findsNothingBeforeTheFirstResults() {
            assertThat(diff("").status()).isEqualTo(404);
        }
    }
}
