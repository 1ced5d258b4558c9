package ai.extraly.saga.webhook;

import static ai.extraly.saga.webhook.Errandry.NOON;
import static ai.extraly.saga.webhook.Errandry.errand;
import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.account.query.FindSigningKeys;
import ai.extraly.contract.account.query.SigningKeysView;
import ai.extraly.contract.document.FailureReason;
import ai.extraly.contract.document.SealedFields;
import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.command.PrepareWebhookAttempt;
import ai.extraly.contract.document.command.RecordWebhookAttempt;
import ai.extraly.contract.document.command.StartWebhookAttempt;
import ai.extraly.contract.document.command.WebhookOrder;
import ai.extraly.contract.document.command.WebhookPermit;
import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.webhook.NameService;
import ai.extraly.contract.webhook.Reach;
import ai.extraly.contract.webhook.Receivers;
import ai.extraly.saga.memory.MemoryBudget;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import com.mongodb.client.MongoCollection;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A courier with the real vault, the real poster and a real receiver; the document on the other side of the command bus is the test's. */
class AttemptTest {
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Errand ERRAND = errand(1, "receiver", NOON);
    private static final DataKeyId KEY = DataKeyId.of(ERRAND.documentId());
    private static final DataKeyId ACCOUNT_KEY = DataKeyId.next(NOON);
    private static final AccountId ACCOUNT = AccountId.derived(new byte[16]);
    private static final ApiKeyId API_KEY = ApiKeyId.next(NOON);

    @TempDir
    private Path directory;

    private final MongoCollection<Document> due = InProcessMongo.empty();
    private final Errands errands = new Errands(due, "here", Duration.ofSeconds(30));
    private final List<CommandMessage<?>> reports = new ArrayList<>();
    private final Map<String, String> received = new HashMap<>();
    private HttpServer receiver;
    private Vault vault;
    private int status = 200;
    private @Nullable WebhookOrder order;
    private boolean accountIsKnown = true;
    private boolean unreachable;
    private boolean stillOpen = true;
    private int starts;

    @BeforeEach
    void start() throws IOException {
        vault = Vault.inFiles(directory.resolve("vault"), CLOCK);
        vault.createKey(KEY);
        vault.createKey(ACCOUNT_KEY);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        receiver.createContext("/hook", exchange -> {
            try (exchange) {
                received.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.getRequestHeaders().forEach((name, values) -> received.put(name, values.getFirst()));
                byte[] answer = "noted".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        receiver.start();
        errands.add(ERRAND);
        errands.lease(ERRAND, NOON);
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void tellsTheReceiverAndReportsItsConsent() throws IOException {
        // given
        order = order("/hook");
        // when
        attempt();
        // then
        assertThat(received.get("body"))
                .isEqualTo("{\"event\":\"document.completed\",\"document_id\":\"" + ERRAND.documentId()
                        + "\",\"status\":\"completed\",\"results\":{\"total\":1.50},\"metadata\":{\"a\":1},"
                        + "\"timestamp\":\"2026-03-21T12:00:00Z\"}");
        assertThat(received)
                .containsEntry("X-extraly-delivery", ERRAND.deliveryId().value())
                .containsEntry("Content-type", "application/json");
        RecordWebhookAttempt report = report();
        assertThat(report.failure()).isNull();
        assertThat(report.status()).isEqualTo(200);
        assertThat(vault.open(KEY, SealedFields.WEBHOOK_ANSWER, answer(report))).isEqualTo("noted");
        assertThat(due.countDocuments()).isZero();
    }

    @Test
    void reportsInTheNameOfWhoSubmittedTheDocument() throws IOException {
        // given
        order = order("/hook");
        // when
        attempt();
        // then
        assertThat(reports.getFirst().getMetaData()).containsEntry("requestId", "r1");
    }

    @Test
    void tellsWhyADocumentFailed() throws IOException {
        // given
        WebhookOrder completed = order("/hook");
        order = new WebhookOrder(
                ACCOUNT, API_KEY, completed.url(), completed.metadata(), null, FailureReason.NO_TEXT_FOUND, NOON);
        // when
        attempt();
        // then
        assertThat(received.get("body")).contains("document.failed", "No text was found on any page.");
    }

    @Test
    void reportsThatTheReceiverDoesNotConsent() throws IOException {
        // given
        order = order("/hook");
        status = 503;
        // when
        attempt();
        // then
        RecordWebhookAttempt report = report();
        assertThat(report.failure()).isEqualTo(WebhookFailure.BAD_STATUS);
        assertThat(report.status()).isEqualTo(503);
        assertThat(vault.open(KEY, SealedFields.WEBHOOK_ANSWER, answer(report))).isEqualTo("noted");
        assertThat(due.countDocuments()).isZero();
    }

    @Test
    void reportsThatNobodyIsThere() throws IOException {
        // given
        order = order("/hook");
        receiver.stop(0);
        // when
        attempt();
        // then
        assertThat(report().failure()).isEqualTo(WebhookFailure.UNREACHABLE);
        assertThat(report().status()).isNull();
        assertThat(report().answer()).isNull();
    }

    @Test
    void doesNotSetOutForAnAttemptThatIsOver() {
        // given
        order = null;
        // when
        attempt();
        // then
        assertThat(received).isEmpty();
        assertThat(due.countDocuments()).isZero();
    }

    @Test
    void triesAgainLaterWhenNobodySigns() throws IOException {
        // given
        order = order("/hook");
        accountIsKnown = false;
        // when
        attempt();
        // then
        assertThat(received).isEmpty();
        assertThat(reports).isEmpty();
        assertThat(starts).isZero();
        assertThat(errands.free(NOON.plusSeconds(10), Set.of(), Set.of(), 1)).hasSize(1);
    }

    @Test
    void triesAgainLaterWhenItsReportCannotBeDelivered() throws IOException {
        // given
        order = order("/hook");
        unreachable = true;
        // when
        attempt();
        // then
        assertThat(errands.free(NOON.plusSeconds(9), Set.of(), Set.of(), 1)).isEmpty();
        assertThat(errands.free(NOON.plusSeconds(10), Set.of(), Set.of(), 1)).hasSize(1);
    }

    @Test
    void triesAgainLaterWhenTheContentIsGoneUntilTheDocumentSaysThatItIs() throws IOException {
        // given
        order = order("/hook");
        vault.erase(KeyErasure.ofUnused(KEY));
        // when
        attempt();
        // then
        assertThat(received).isEmpty();
        assertThat(starts).isZero();
        assertThat(due.countDocuments()).isEqualTo(1);
    }

    @Test
    void staysAtHomeWhenTheAttemptEndedWhileItGotReady() throws IOException {
        // given
        order = order("/hook");
        stillOpen = false;
        // when
        attempt();
        // then
        assertThat(received).isEmpty();
        assertThat(due.countDocuments()).isZero();
    }

    private RecordWebhookAttempt report() {
        assertThat(reports).hasSize(1);
        return (RecordWebhookAttempt) reports.getFirst().getPayload();
    }

    private static Sealed answer(RecordWebhookAttempt report) {
        assertThat(report.answer()).isNotNull();
        return report.answer();
    }

    private WebhookOrder order(String path) throws IOException {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
        byte[] results = "{\"results\":{\"total\":1.50},\"checks\":[]}".getBytes(StandardCharsets.UTF_8);
        return new WebhookOrder(
                ACCOUNT,
                API_KEY,
                vault.seal(KEY, SealedFields.WEBHOOK_URL, url),
                vault.seal(KEY, SealedFields.METADATA, "{\"a\":1}"),
                vault.store(KEY, "results", new ByteArrayInputStream(results)),
                null,
                NOON);
    }

    private void attempt() {
        SimpleCommandBus document = SimpleCommandBus.builder().build();
        document.subscribe(PrepareWebhookAttempt.class.getName(), command -> new WebhookPermit(order));
        document.subscribe(StartWebhookAttempt.class.getName(), command -> {
            starts++;
            return stillOpen;
        });
        document.subscribe(RecordWebhookAttempt.class.getName(), command -> {
            if (unreachable) {
                throw new IllegalStateException("unreachable");
            }
            return reports.add(command);
        });
        try (Poster poster = new Poster(
                new Receivers(Reach.WORLD_AND_PRIVATE_NETWORKS, NameService.ofThisMachine()), Duration.ofSeconds(10))) {
            new Attempt(
                            DefaultCommandGateway.builder().commandBus(document).build(),
                            vault,
                            new Signers(accounts(), vault, CLOCK),
                            poster,
                            errands,
                            MemoryBudget.of(1024 * 1024),
                            CLOCK)
                    .accept(ERRAND);
        }
    }

    private QueryGateway accounts() {
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        bus.subscribe(
                FindSigningKeys.class.getName(),
                SigningKeysView.class,
                query -> accountIsKnown
                        ? new SigningKeysView(
                                ACCOUNT_KEY,
                                vault.seal(
                                        ACCOUNT_KEY,
                                        ai.extraly.contract.account.SealedFields.API_KEY_SECRET,
                                        "xtr_live_key"),
                                List.of())
                        : null);
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }
}
