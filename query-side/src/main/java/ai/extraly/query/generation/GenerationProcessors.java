package ai.extraly.query.generation;

import ai.extraly.query.failure.Failures;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;

/**
 * Builds processors by hand as Axon builds those that are registered with it: same stores, monitors, spans and interceptors. An event
 * that cannot be projected stops its projection, or becomes a dead letter where there are queues for these.
 */
public final class GenerationProcessors {
    /** A rebuild is fast because a batch costs as many calls as an event; live events come in batches of one or few. */
    private static final int BATCH_SIZE = 1_024;

    private final Supplier<Configuration> configuration;
    private final Optional<Function<String, SequencedDeadLetterQueue<EventMessage<?>>>> queues;
    private final Optional<EnqueuePolicy<EventMessage<?>>> policy;
    private final List<MessageHandlerInterceptor<EventMessage<?>>> interceptors;
    private final Failures failures;

    /**
     * @param axon not asked before a processor is built: until then Axon is being configured
     * @param queues makes the dead-letter queue of a processor, where events are put aside
     * @param policy what is noted with each that is put aside
     * @param failures where it is remembered that a processor does not go on
     */
    public GenerationProcessors(
            Supplier<Configuration> axon,
            Optional<Function<String, SequencedDeadLetterQueue<EventMessage<?>>>> queues,
            Optional<EnqueuePolicy<EventMessage<?>>> policy,
            List<MessageHandlerInterceptor<EventMessage<?>>> interceptors,
            Failures failures) {
        this.configuration = axon;
        this.queues = queues;
        this.policy = policy;
        this.interceptors = List.copyOf(interceptors);
        this.failures = failures;
    }

    /** @param segments by which it begins; it may have been split since */
    GenerationProcessor build(
            String name, int segments, Object handler, StreamableMessageSource<TrackedEventMessage<?>> log) {
        Configuration axon = configuration.get();
        EventProcessingConfiguration processing = axon.eventProcessingConfiguration();
        ScheduledExecutorService coordinator = executor("Coordinator", name, 1);
        ScheduledExecutorService workers = executor("WorkPackage", name, segments);
        Optional<DeadLetteringEventHandlerInvoker> deadLettering =
                queues.map(queue -> deadLettering(handler, queue.apply(name)));
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(deadLettering
                        .<EventHandlerInvoker>map(invoker -> invoker)
                        .orElseGet(() -> simple(handler)))
                .rollbackConfiguration(processing.rollbackConfiguration(name))
                .errorHandler(processing.errorHandler(name))
                .messageMonitor(processing.messageMonitor(PooledStreamingEventProcessor.class, name))
                .spanFactory(axon.getComponent(EventProcessorSpanFactory.class))
                .messageSource(log)
                .tokenStore(processing.tokenStore(name))
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(segments)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH_SIZE)
                .build();
        processor.registerHandlerInterceptor(failures.watching(name));
        interceptors().forEach(processor::registerHandlerInterceptor);
        return new GenerationProcessor(processor, deadLettering.orElse(null), coordinator, workers, failures);
    }

    /**
     * Drops what the processor {@code name} kept, once it has stopped everywhere.
     *
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException when it has not
     */
    void drop(String name) {
        TokenStore tokens = tokens();
        for (int segment : tokens.fetchSegments(name)) {
            tokens.fetchToken(name, segment);
            tokens.deleteToken(name, segment);
        }
        queues.ifPresent(queue -> queue.apply(name).clear());
    }

    /** The dead letters of the processor {@code name} that the processor {@code other} does not have. */
    Unhandled unhandled(String name, String other) {
        return queues.map(queue -> Unhandled.by(queue.apply(name), queue.apply(other)))
                .orElse(Unhandled.NONE);
    }

    TokenStore tokens() {
        return configuration.get().eventProcessingConfiguration().tokenStore("");
    }

    private DeadLetteringEventHandlerInvoker deadLettering(
            Object handler, SequencedDeadLetterQueue<EventMessage<?>> queue) {
        Configuration axon = configuration.get();
        // Only the owner of a segment puts its events aside, so it may remember which sequences have none there.
        DeadLetteringEventHandlerInvoker.Builder builder = DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(handler)
                .handlerDefinition(axon.handlerDefinition(handler.getClass()))
                .parameterResolverFactory(axon.parameterResolverFactory())
                .sequencingPolicy(SequentialPerAggregatePolicy.instance())
                .queue(queue)
                .transactionManager(NoTransactionManager.instance())
                .enableSequenceIdentifierCache();
        policy.ifPresent(builder::enqueuePolicy);
        DeadLetteringEventHandlerInvoker invoker = builder.build();
        interceptors().forEach(invoker::registerHandlerInterceptor);
        return invoker;
    }

    private SimpleEventHandlerInvoker simple(Object handler) {
        Configuration axon = configuration.get();
        return SimpleEventHandlerInvoker.builder()
                .eventHandlers(handler)
                .handlerDefinition(axon.handlerDefinition(handler.getClass()))
                .parameterResolverFactory(axon.parameterResolverFactory())
                .sequencingPolicy(SequentialPerAggregatePolicy.instance())
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
    }

    private List<MessageHandlerInterceptor<EventMessage<?>>> interceptors() {
        return Stream.concat(
                        interceptors.stream(),
                        Stream.of(new CorrelationDataInterceptor<EventMessage<?>>(
                                configuration.get().correlationDataProviders())))
                .toList();
    }

    private static ScheduledExecutorService executor(String what, String name, int threads) {
        return Executors.newScheduledThreadPool(threads, new AxonThreadFactory(what + "[" + name + "]"));
    }
}
