package ai.extraly.app.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
    private static final Path PAGE = Path.of("../docs/events.md");
    private static final Path RIGHT = Path.of("target/events.md");

    @Test
    void isWhatTheCodeSays() throws IOException {
        // given
        EventCatalogue catalogue = new EventCatalogue(
                new SourceComments(Path.of("../api/contract/src/main/java")), Path.of("src/test/resources/golden"));
        // when
        String right = catalogue.write(GoldenEvents.all().map(Object::getClass));
        Files.writeString(RIGHT, right);
        // then
        assertThat(PAGE)
                .as("The events have changed. Read app/target/events.md, and put it in the place of docs/events.md.")
                .content()
                .isEqualTo(right);
    }
}
