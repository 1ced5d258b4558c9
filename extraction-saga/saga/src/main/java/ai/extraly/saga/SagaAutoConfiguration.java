package ai.extraly.saga;

import ai.extraly.saga.erasure.ErasureConfiguration;
import ai.extraly.saga.extraction.ExtractionConfiguration;
import ai.extraly.saga.webhook.WebhookConfiguration;
import java.time.Duration;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Brings the saga and the workers to a node that has the role {@code extraction}. */
@AutoConfiguration
@EnableScheduling
@ConditionalOnBooleanProperty(name = "extraly.role.extraction", matchIfMissing = true)
@EnableConfigurationProperties({ExtractionProperties.class, WebhookProperties.class})
@Import({
    DocumentSaga.class,
    WebhookSaga.class,
    ExtractionConfiguration.class,
    WebhookConfiguration.class,
    ErasureConfiguration.class
})
public class SagaAutoConfiguration {
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(30);

    static final String EXTRACTION_RETRIES = "extractionRetries";
    static final String WEBHOOK_RETRIES = "webhookRetries";

    /** As documented: one attempt and up to three more. */
    private static final int WEBHOOK_ATTEMPTS = 4;

    /** Waits of 10 s and 60 s between the three attempts, give or take a fifth, unless configured otherwise. */
    @Bean(EXTRACTION_RETRIES)
    RetryPolicy extractionRetries(ExtractionProperties properties) {
        return new RetryPolicy(properties.attempts(), Backoff.exponential(properties.backoff(), 6, 0.2));
    }

    /** Waits of 10 s, 1 min and 6 min, give or take a fifth, unless configured otherwise. */
    @Bean(WEBHOOK_RETRIES)
    RetryPolicy webhookRetries(WebhookProperties properties) {
        return new RetryPolicy(WEBHOOK_ATTEMPTS, Backoff.exponential(properties.backoff(), 6, 0.2));
    }

    @Bean
    SchedulingConfigurer deadLetterRetrySchedule(EventProcessingConfiguration processing) {
        DeadLetterRetry retry = new DeadLetterRetry(
                processing,
                // What is to be destroyed does not wait for what takes minutes.
                List.of(
                        ErasureConfiguration.ERASURE,
                        ErasureConfiguration.ACCOUNT_CLOSING,
                        WebhookConfiguration.PROCESSING_GROUP,
                        ExtractionConfiguration.PROCESSING_GROUP));
        return tasks -> tasks.addFixedDelayTask(retry::retry, RETRY_INTERVAL);
    }

    /**
     * A saga has no dead letters, so an error stops its segment, which is tried again with growing pauses; nothing is skipped. It
     * starts at the beginning of the log with a plain token: after the loss of the read side it meets its whole past again.
     */
    @Bean
    ConfigurerModule sagaModule() {
        return configurer -> {
            for (String saga : List.of(DocumentSaga.PROCESSING_GROUP, WebhookSaga.PROCESSING_GROUP)) {
                configurer
                        .eventProcessing()
                        .registerTransactionManager(saga, configuration -> NoTransactionManager.INSTANCE)
                        .registerListenerInvocationErrorHandler(
                                saga, configuration -> PropagatingErrorHandler.instance())
                        .registerPooledStreamingEventProcessorConfiguration(
                                saga,
                                (configuration, processor) ->
                                        processor.initialToken(StreamableMessageSource::createTailToken));
            }
        };
    }
}
