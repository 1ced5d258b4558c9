package ai.extraly.app.axon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.account.event.AccountEvent;
import ai.extraly.contract.audit.AuditEvent;
import ai.extraly.contract.document.event.DocumentEvent;
import ai.extraly.contract.document.event.DocumentSubmitted;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stored event is a contract for ever. Each has a golden file for each revision that was ever stored; what is written today must be
 * the newest golden file, byte for byte, and every golden file must be readable.
 */
class StoredEventsTest {
    private final JacksonSerializer serializer = JacksonSerializer.builder()
            .objectMapper(AxonMessages.objectMapper())
            .revisionResolver(new AnnotationRevisionResolver())
            .build();

    static Stream<Object> events() {
        return GoldenEvents.all();
    }

    @Test
    void everyEventHasItsGoldenFile() {
        assertThat(events().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(DocumentEvent.class, AccountEvent.class, AuditEvent.class)
                                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void isWrittenAsItsGoldenFileSays(Object event) {
        // when
        SerializedObject<byte[]> stored = serializer.serialize(event, byte[].class);
        // then
        assertThat(stored.getType().getName()).isEqualTo(event.getClass().getName());
        assertThat(stored.getType().getRevision()).isEqualTo(revision(event.getClass()));
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8)).isEqualTo(golden(event.getClass()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadFromItsGoldenFile(Object event) {
        // given
        Class<?> type = event.getClass();
        SerializedObject<byte[]> stored = new SimpleSerializedObject<>(
                golden(type).getBytes(StandardCharsets.UTF_8),
                byte[].class,
                new SimpleSerializedType(type.getName(), revision(type)));
        // when
        Object read = serializer.deserialize(stored);
        // then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void aSubmissionOfTheFirstRevisionIsReadAsOneWithoutADigest() {
        // given
        DocumentSubmitted newest = GoldenEvents.all()
                .filter(DocumentSubmitted.class::isInstance)
                .map(DocumentSubmitted.class::cast)
                .findAny()
                .orElseThrow();
        EventData<byte[]> stored = new GenericDomainEventEntry<>(
                "Document",
                newest.documentId().value(),
                0,
                "an-event",
                newest.at(),
                DocumentSubmitted.class.getName(),
                "1",
                golden(DocumentSubmitted.class, "1").getBytes(StandardCharsets.UTF_8),
                serializer.serialize(MetaData.emptyInstance(), byte[].class).getData());
        // when
        List<?> read = new RequestDigestAdded()
                .upcast(Stream.of(new InitialEventRepresentation(stored, serializer)))
                .map(event -> serializer.deserialize(event.getData(byte[].class)))
                .toList();
        // then
        assertThat(read)
                .singleElement(InstanceOfAssertFactories.type(DocumentSubmitted.class))
                .satisfies(event -> {
                    assertThat(event.requestDigest()).isNull();
                    assertThat(event)
                            .usingRecursiveComparison()
                            .ignoringFields("requestDigest")
                            .isEqualTo(newest);
                });
    }

    private static String revision(Class<?> type) {
        return type.getAnnotation(Revision.class).value();
    }

    /** Golden files are laid out for people; stored events are not. */
    private static String golden(Class<?> type) {
        return golden(type, revision(type));
    }

    private static String golden(Class<?> type, String revision) {
        String name = "/golden/%s.%s.json".formatted(type.getSimpleName(), revision);
        try (InputStream file = StoredEventsTest.class.getResourceAsStream(name)) {
            assertThat(file).as("golden file " + name).isNotNull();
            ObjectMapper plain = new ObjectMapper();
            return plain.writeValueAsString(plain.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
