package ai.extraly.saga;

import ai.extraly.saga.erasure.ErasureConfiguration;
import ai.extraly.saga.extraction.ExtractionConfiguration;
import ai.extraly.saga.webhook.PosterConfiguration;
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
@EnableConfigurationProperties(ExtractionProperties.class)
@Import({DocumentSaga.class, ExtractionConfiguration.class, ErasureConfiguration.class, PosterConfiguration.class})
public class SagaAutoConfiguration {
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(30);

    /** Waits of 10 s and 60 s between the three attempts, give or take a fifth, unless configured otherwise. */
    @Bean
    RetryPolicy retryPolicy(ExtractionProperties properties) {
        return new RetryPolicy(properties.attempts(), Backoff.exponential(properties.backoff(), 6, 0.2));
    }

    @Bean
    SchedulingConfigurer deadLetterRetrySchedule(EventProcessingConfiguration processing) {
        DeadLetterRetry retry = new DeadLetterRetry(
                processing,
                // What is to be destroyed does not wait for what takes minutes.
                List.of(
                        ErasureConfiguration.ERASURE,
                        ErasureConfiguration.ACCOUNT_CLOSING,
                        ExtractionConfiguration.PROCESSING_GROUP));
        return tasks -> tasks.addFixedDelayTask(retry::retry, RETRY_INTERVAL);
    }

    /**
     * A saga has no dead letters, so an error stops its segment, which is tried again with growing pauses; nothing is skipped. It
     * starts at the beginning of the log with a plain token: after the loss of the read side it meets its whole past again.
     */
    @Bean
    ConfigurerModule documentSagaModule() {
        return configurer -> configurer
                .eventProcessing()
                .registerTransactionManager(
                        DocumentSaga.PROCESSING_GROUP, configuration -> NoTransactionManager.INSTANCE)
                .registerListenerInvocationErrorHandler(
                        DocumentSaga.PROCESSING_GROUP, configuration -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessorConfiguration(
                        DocumentSaga.PROCESSING_GROUP,
                        (configuration, processor) -> processor.initialToken(StreamableMessageSource::createTailToken));
    }
}
