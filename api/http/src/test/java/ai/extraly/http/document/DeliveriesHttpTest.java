package ai.extraly.http.document;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.EngineVersion;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.query.AttemptView;
import ai.extraly.contract.document.query.DeliveryStatus;
import ai.extraly.contract.document.query.DeliveryView;
import ai.extraly.contract.document.query.WebhookAttemptView;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.http.house.Client;
import ai.extraly.http.house.HttpTest;
import ai.extraly.http.house.MemoryVault;
import ai.extraly.http.house.Reply;
import ai.extraly.http.house.WebhooksInMemory;
import ai.extraly.vault.erasure.KeyErasure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class DeliveriesHttpTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00.123Z");
    private static final String TOLD =
            "{\"id\":\"%s\",\"run\":1,\"status\":\"pending\",\"created_at\":\"2026-03-21T12:00:00Z\","
                    + "\"next_attempt_at\":\"2026-03-21T12:01:00Z\",\"attempts\":["
                    + "{\"round\":1,\"attempt\":1,\"started_at\":\"2026-03-21T12:00:00Z\",\"ended_at\":\"2026-03-21T12:00:01Z\","
                    + "\"status\":500,\"reason\":\"bad_status\",\"duration_ms\":950,\"answer\":\"Out \\\"of\\\" order\"},"
                    + "{\"round\":1,\"attempt\":2,\"started_at\":\"2026-03-21T12:00:10Z\",\"ended_at\":null,"
                    + "\"status\":null,\"reason\":null,\"duration_ms\":null,\"answer\":null}]}";

    @LocalServerPort
    int port;

    @Autowired
    WebhooksInMemory webhooks;

    @Autowired
    MemoryVault vault;

    private Client client;
    private DocumentId document;
    private DeliveryId delivery;

    @BeforeEach
    void submit() {
        client = Client.registered(port);
        document = client.submitted();
        delivery = DeliveryId.of(document, 1);
    }

    private void tell(DeliveryStatus status) {
        webhooks.told(
                document,
                new DeliveryView(
                        delivery,
                        1,
                        status,
                        List.of(
                                new WebhookAttemptView(
                                        1,
                                        1,
                                        NOON,
                                        NOON.plusSeconds(1),
                                        WebhookFailure.BAD_STATUS,
                                        500,
                                        950L,
                                        vault.seal(DataKeyId.of(document), "webhook_answer", "Out \"of\" order")),
                                new WebhookAttemptView(1, 2, NOON.plusSeconds(10), null, null, null, null, null)),
                        NOON.plusSeconds(60),
                        NOON));
    }

    private Reply redeliver(String id) {
        return client.json("POST", "/documents/" + document + "/webhooks/" + id + "/redeliver", "");
    }

    @Test
    void areListedWithWhatTheReceiverSaid() {
        // given
        tell(DeliveryStatus.PENDING);

        // when
        Reply reply = client.get("/documents/" + document + "/webhooks");

        // then
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"data\":[" + TOLD.formatted(delivery) + "]}");
    }

    @Test
    void areNoneWhereNobodyWasTold() {
        assertThat(client.get("/documents/" + document + "/webhooks").text()).isEqualTo("{\"data\":[]}");
    }

    @Test
    void areIncludedWhenAskedForAndOnlyThen() {
        // given
        tell(DeliveryStatus.PENDING);
        webhooks.read(
                document,
                new AttemptView(1, 1, 2, NOON, NOON, NOON.plusSeconds(3), FailureReason.TIMED_OUT, null),
                new AttemptView(1, 2, 1, NOON, NOON, NOON.plusSeconds(9), null, new EngineVersion("1.4.0")));

        // when
        Reply both = client.get("/documents/" + document + "?include=attempts,webhooks");
        Reply neither = client.get("/documents/" + document);

        // then
        assertThat(both.text())
                .contains(
                        ",\"attempts\":[{\"run\":1,\"attempt\":1,\"starts\":2,\"requested_at\":\"2026-03-21T12:00:00Z\","
                                + "\"started_at\":\"2026-03-21T12:00:00Z\",\"ended_at\":\"2026-03-21T12:00:03Z\","
                                + "\"reason\":\"timed_out\",\"engine\":null},")
                .contains("\"reason\":null,\"engine\":\"1.4.0\"}],\"webhooks\":[" + TOLD.formatted(delivery)
                        + "],\"created_at\"");
        assertThat(neither.json().at("/data").propertyNames()).doesNotContain("attempts", "webhooks");
    }

    @Test
    void areNotFoundWhereThereIsNoDocument() {
        assertThat(client.get("/documents/doc_nonsense/webhooks").error()).isEqualTo("NOT_FOUND");
        assertThat(client.get("/documents/" + DocumentId.next(NOON) + "/webhooks")
                        .error())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void goWithTheDocument() {
        // given
        tell(DeliveryStatus.DELIVERED);

        // when
        vault.erase(KeyErasure.of(document));

        // then
        Reply reply = client.get("/documents/" + document + "/webhooks");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("NOT_FOUND");
    }

    @Test
    void areMadeOnceMoreWhenTheyAreOver() {
        // given
        tell(DeliveryStatus.ABANDONED);

        // when
        Reply reply = redeliver(delivery.value());

        // then
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text()).isEqualTo("{\"data\":{\"id\":\"%s\",\"status\":\"pending\"}}".formatted(delivery));
        assertThat(webhooks.redeliveries())
                .anySatisfy(command -> assertThat(command.deliveryId()).isEqualTo(delivery));
    }

    @Test
    void areNotMadeTwiceAtATime() {
        // given
        tell(DeliveryStatus.PENDING);

        // when
        Reply reply = redeliver(delivery.value());

        // then
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.error()).isEqualTo("CONFLICT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dlv_00000000000000000000000000", "dlv_x", "doc_00000000000000000000000000", "%20", "..%2F"})
    void areUnknown(String id) {
        // given
        tell(DeliveryStatus.DELIVERED);

        // when
        Reply reply = redeliver(id);

        // then
        assertThat(reply.status()).isIn(400, 404); // what looks like a walk through directories is not even looked at
        assertThat(reply.error()).isIn("NOT_FOUND", "VALIDATION_ERROR");
    }
}
