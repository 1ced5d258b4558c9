package ai.extraly.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.contract.ClaimCheck;
import ai.extraly.contract.document.DocumentFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AxonMessagesTest {
    private final ObjectMapper mapper = AxonMessages.objectMapper();
    private final Serializer serializer = new AxonMessages().serializer(new AnnotationRevisionResolver());

    record Weighed(
            String id,
            BigDecimal weight,
            Instant at,
            LocalDate day,
            @Nullable Duration took,
            DocumentFormat format) {
        /** Not a part of what is stored. */
        boolean isHeavy() {
            return weight.signum() > 0;
        }
    }

    private static final Weighed WEIGHED = new Weighed(
            "w",
            new BigDecimal("15230.50"),
            Instant.parse("2026-03-21T10:30:00.123Z"),
            LocalDate.of(2026, 3, 21),
            null,
            DocumentFormat.PDF);

    @Test
    void writesWhatARecordIsMadeOf() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(WEIGHED))
                .isEqualTo(
                        "{\"id\":\"w\",\"weight\":15230.50,\"at\":\"2026-03-21T10:30:00.123Z\",\"day\":\"2026-03-21\","
                                + "\"took\":null,\"format\":\"pdf\"}");
    }

    @Test
    void keepsTheDigitsOfADecimalWhereNoClassTellsWhatItIs() throws JsonProcessingException {
        Map<?, ?> read = mapper.readValue("{\"total\":0.10}", Map.class);

        assertThat(read.get("total")).isEqualTo(new BigDecimal("0.10"));
        assertThat(mapper.readTree("{\"total\":0.10}")).hasToString("{\"total\":0.10}");
    }

    @Test
    void refusesAFieldThatTheClassDoesNotKnow() {
        assertThatThrownBy(() -> mapper.readValue("{\"value\":\"x\",\"size\":1,\"extra\":2}", ClaimCheck.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    static List<Object> whatAxonStores() {
        return List.of(
                WEIGHED,
                new GlobalSequenceTrackingToken(5),
                GapAwareTrackingToken.newInstance(7, List.of(3L, 5L)),
                ReplayToken.createReplayToken(
                        GapAwareTrackingToken.newInstance(7, List.of(3L)),
                        GapAwareTrackingToken.newInstance(1, List.of())),
                new MergedTrackingToken(new GlobalSequenceTrackingToken(1), new GlobalSequenceTrackingToken(2)),
                new ConfigToken(Map.of("id", "x")),
                MetaData.with("actorAccount", "acc_1"),
                new SagaScopeDescriptor("Saga", "s1"),
                new AggregateScopeDescriptor("Document", "doc_1"));
    }

    @ParameterizedTest
    @MethodSource("whatAxonStores")
    void readsBackWhatAxonStores(Object stored) {
        Object read = serializer.deserialize(serializer.serialize(stored, byte[].class));

        assertThat(read).isEqualTo(stored);
    }
}
