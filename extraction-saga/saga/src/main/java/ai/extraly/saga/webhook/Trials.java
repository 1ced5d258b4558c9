package ai.extraly.saga.webhook;

import ai.extraly.contract.document.WebhookFailure;
import ai.extraly.contract.document.query.TryWebhook;
import ai.extraly.contract.document.query.WebhookTrial;
import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.contract.webhook.UnusableUrl;
import ai.extraly.contract.webhook.WebhookUrl;
import ai.extraly.vault.results.ResultsJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;

/** Posts a signed example to whoever wants to see whether his receiver understands it. No document and no event is behind it. */
class Trials {
    /** The first of all ids, which no document has. */
    private static final DocumentId NO_DOCUMENT = DocumentId.derived(new byte[16]);

    private static final DeliveryId NO_DELIVERY = DeliveryId.of(NO_DOCUMENT, 1);

    private static final String METADATA = "{\"example\":true}";

    private static final ResultsJson RESULTS = new ResultsJson("""
            {"results":{"bank_name":"Example Bank","account_number":"UA21 3223 1300 0002 6007 2335 6600 1","currency":"UAH",\
            "statement_period":{"from":"2026-01-01","to":"2026-01-31"},"opening_balance":100.00,"closing_balance":350.50,\
            "transactions":[{"date":"2026-01-03","description":"Example payment","amount":250.50,"type":"credit","balance":350.50}],\
            "total_credits":250.50,"total_debits":0.00,"transaction_count":1}}""".getBytes(StandardCharsets.UTF_8));

    private final Signers signers;
    private final Poster poster;
    private final Clock clock;

    Trials(Signers signers, Poster poster, Clock clock) {
        this.signers = signers;
        this.poster = poster;
        this.clock = clock;
    }

    /** Nothing when nobody signs for the account at the moment. It may take ten seconds: no thread of the query bus waits for it. */
    @QueryHandler
    CompletableFuture<@Nullable WebhookTrial> handle(TryWebhook query) {
        CompletableFuture<@Nullable WebhookTrial> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("webhook-trial").start(() -> {
            try {
                answer.complete(attempt(query));
            } catch (RuntimeException | InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private @Nullable WebhookTrial attempt(TryWebhook query) throws InterruptedException {
        Signer signer = signers.find(query.accountId(), query.apiKeyId()).orElse(null);
        if (signer == null) {
            return null;
        }
        Instant now = clock.instant();
        byte[] body = Notice.completed(NO_DOCUMENT, RESULTS, METADATA, now);
        try {
            return trial(poster.post(WebhookUrl.of(query.url()), signer.headers(NO_DELIVERY.value(), body, now), body));
        } catch (UnusableUrl e) {
            return new WebhookTrial(WebhookFailure.FORBIDDEN_ADDRESS, null, 0);
        }
    }

    private static WebhookTrial trial(Posted posted) {
        Integer status = posted instanceof Posted.Answered answered ? answered.status() : null;
        return new WebhookTrial(Failures.of(posted), status, posted.duration().toMillis());
    }
}
