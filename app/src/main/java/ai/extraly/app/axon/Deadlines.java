package ai.extraly.app.axon;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.jobrunr.JobRunrDeadlineManager;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.nosql.mongo.MongoDBStorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Deadlines that outlive the process: JobRunr's jobs in MongoDB, without its dashboard, which is what would report usage. A job
 * holds the names of the deadline and its saga, and of the message that set it who sent it (opaque ids) and in which request: no
 * content, as long as a deadline's payload has none. A deadline fires up to {@link #POLL_INTERVAL} early and up to two of them late. A
 * job that fails is tried ten times, further and further apart.
 */
@Configuration(proxyBeanMethods = false)
class Deadlines {
    /** The smallest that JobRunr allows. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);
    /** Jobs that are done are only in the way: the in-process MongoDB looks at each when it looks for due ones. */
    private static final Duration KEPT_WHEN_DONE = Duration.ofMinutes(1);

    private static final String COLLECTION_PREFIX = "jobrunr_";
    private static final int WORKERS = 4;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    StorageProvider jobs(MongoClient client, MongoDatabaseFactory mongo) {
        MongoDBStorageProvider jobs =
                new MongoDBStorageProvider(client, mongo.getMongoDatabase().getName(), COLLECTION_PREFIX);
        jobs.setJobMapper(new JobMapper(json()));
        return jobs;
    }

    @Bean
    JobRunrDeadlineManager deadlineManager(
            StorageProvider jobs,
            org.axonframework.config.Configuration axon,
            @Qualifier("eventSerializer") Serializer serializer) {
        JobRunrDeadlineManager deadlines = JobRunrDeadlineManager.builder()
                .jobScheduler(new JobScheduler(jobs))
                .scopeAwareProvider(new ConfigurationScopeAwareProvider(axon))
                .serializer(serializer)
                .build();
        // What follows from a deadline follows from whatever set it.
        deadlines.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        deadlines.registerHandlerInterceptor(new RequestInLog<>());
        return deadlines;
    }

    /** Fires deadlines, on the nodes that have the sagas to hear them. */
    @Bean
    @ConditionalOnBooleanProperty(name = "extraly.role.extraction", matchIfMissing = true)
    DeadlineServer deadlineServer(StorageProvider jobs, ObjectProvider<DeadlineManager> deadlines) {
        return new DeadlineServer(() -> new BackgroundJobServer(
                jobs,
                json(),
                new JobActivator() {
                    @Override
                    public <T> T activateJob(Class<T> type) {
                        return type.cast(deadlines.getObject());
                    }
                },
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andPollInterval(POLL_INTERVAL)
                        .andWorkerCount(WORKERS)
                        .andDeleteSucceededJobsAfter(KEPT_WHEN_DONE)
                        .andPermanentlyDeleteDeletedJobsAfter(KEPT_WHEN_DONE)
                        .andInterruptJobsAwaitDurationOnStopBackgroundJobServer(STOPS_WITHIN)));
    }

    private static JsonMapper json() {
        return new JacksonJsonMapper();
    }
}
