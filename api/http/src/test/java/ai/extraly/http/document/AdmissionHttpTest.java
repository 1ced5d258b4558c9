package ai.extraly.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.DocumentsInMemory;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.Multipart;
import ai.extraly.http.house.RawSocket;
import ai.extraly.http.house.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@HttpTest
@TestPropertySource(properties = {"extraly.admission.max-pending=5", "extraly.admission.max-pending-per-account=3"})
class AdmissionHttpTest {
    private static final int ALL = 5;
    private static final int SHARE = 3;

    @LocalServerPort
    int port;

    @Autowired
    DocumentsInMemory documents;

    private final List<DocumentId> waiting = new ArrayList<>();
    private Client client;

    @BeforeEach
    void register() {
        client = Client.registered(port);
    }

    @AfterEach
    void workOff() {
        waiting.forEach(id -> documents.fail(id, FailureReason.CORRUPTED));
    }

    private static Multipart pdf() {
        return new Multipart().file("document", "statement.pdf", Client.pdf());
    }

    private void submit(Client by, int count) {
        IntStream.range(0, count).forEach(number -> waiting.add(by.submitted()));
    }

    private static void assertOverloaded(Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.error()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(Long.parseLong(reply.header("Retry-After").orElseThrow())).isPositive();
    }

    @Test
    void anAccountGetsNoMoreThanItsShare() {
        // given
        submit(client, SHARE);

        // then
        assertOverloaded(client.submit(pdf()));
        submit(Client.registered(port), 1);
    }

    @Test
    void allTogetherGetNoMoreThanThereIs() {
        // given
        submit(client, SHARE);
        submit(Client.registered(port), ALL - SHARE);

        // then
        assertOverloaded(Client.registered(port).submit(pdf()));
    }

    @Test
    void whatIsFinishedMakesRoom() {
        // given
        submit(client, SHARE);

        // when
        documents.fail(waiting.getFirst(), FailureReason.CORRUPTED);

        // then
        submit(client, 1);
    }

    @Test
    void everythingElseIsStillAnswered() {
        // given
        submit(client, SHARE);

        // then
        DocumentId first = waiting.getFirst();
        assertThat(client.get("/documents/" + first).status()).isEqualTo(200);
        assertThat(client.get("/documents").status()).isEqualTo(200);
        documents.fail(first, FailureReason.CORRUPTED);
        assertThat(client.delete("/documents/" + first).status()).isEqualTo(200);
    }

    @Test
    void whatWasSubmittedAlreadyNeedsNoRoom() {
        // given
        Client once = client.with("Idempotency-Key", "the first");
        Reply first = once.submit(pdf());
        waiting.add(new DocumentId(first.json().at("/data/id").stringValue()));
        submit(client, SHARE - 1);

        // when
        Reply again = once.submit(pdf());

        // then
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @Test
    void aBodyIsNotEvenAskedFor() {
        // given
        submit(client, SHARE);

        // when
        String answer = RawSocket.exchange(
                port,
                RawSocket.request(
                        "POST /api/v1/documents HTTP/1.1",
                        "Host: localhost",
                        "Authorization: " + client.header("Authorization"),
                        "X-API-Key: " + client.header("X-API-Key"),
                        "Content-Type: " + Multipart.contentType(),
                        "Content-Length: 1000",
                        "Expect: 100-continue",
                        "Connection: close"));

        // then
        assertThat(answer).startsWith("HTTP/1.1 503").doesNotContain("100 Continue");
    }

    @Test
    void aFloodAtOneInstantDoesNotSlipPast() throws Exception {
        // when
        List<Reply> replies;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Reply> call = () -> client.submit(pdf());
            replies = callers
                    .invokeAll(IntStream.range(0, 40).mapToObj(number -> call).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        // then
        List<Reply> accepted =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        accepted.forEach(
                reply -> waiting.add(new DocumentId(reply.json().at("/data/id").stringValue())));
        assertThat(accepted).hasSizeBetween(1, SHARE);
        replies.stream().filter(reply -> reply.status() != 201).forEach(AdmissionHttpTest::assertOverloaded);
    }

    @Test
    void nobodyIsTurnedAwayBecauseNobodyCounts() {
        // given
        submit(client, SHARE);
        documents.blind(true);
        try {
            // when
            Reply reply = client.submit(pdf());

            // then
            assertThat(reply.status()).isEqualTo(201);
            waiting.add(new DocumentId(reply.json().at("/data/id").stringValue()));
        } finally {
            documents.blind(false);
        }
    }
}
