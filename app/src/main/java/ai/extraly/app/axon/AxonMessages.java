package ai.extraly.app.axon;

import ai.extraly.contract.Actor;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

/** How messages are written, and what of a message rides on with those that follow from it. */
@Configuration(proxyBeanMethods = false)
class AxonMessages {

    /** One serializer for events, commands, queries, tokens and sagas: JSON. */
    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions) {
        return JacksonSerializer.builder()
                .objectMapper(objectMapper())
                .revisionResolver(revisions)
                .build();
    }

    /** Events of older revisions, brought to the newest while they are read; in the order in which the revisions came. */
    @Bean
    @Order(1)
    EventUpcaster requestDigestAdded() {
        return new RequestDigestAdded();
    }

    /** Which message caused this one, and which began it all. */
    @Bean
    CorrelationDataProvider origin() {
        return new MessageOriginProvider("causationId", "correlationId");
    }

    /** On whose behalf. */
    @Bean
    CorrelationDataProvider actor() {
        return new SimpleCorrelationDataProvider(Actor.ACCOUNT, Actor.API_KEY, Actor.ROLE, Actor.REQUEST);
    }

    /** In whose request, in the log. A bean, for processors that are built by hand. */
    @Bean
    MessageHandlerInterceptor<EventMessage<?>> requestOfEventInLog() {
        return new RequestInLog<>();
    }

    /** In whose request, in the log. */
    @Bean
    ConfigurerModule requestsInLog(MessageHandlerInterceptor<EventMessage<?>> requestOfEventInLog) {
        return configurer -> {
            configurer.eventProcessing().registerDefaultHandlerInterceptor((axon, processor) -> requestOfEventInLog);
            configurer.onInitialize(
                    axon -> axon.onStart(() -> axon.commandBus().registerHandlerInterceptor(new RequestInLog<>())));
        };
    }

    /**
     * Fields make the JSON, never getters, so a record may have methods without changing what is stored for ever. Instants are
     * text, decimals keep their digits, and a field that the class does not know is an error: it was lost in some upcaster.
     */
    static ObjectMapper objectMapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
