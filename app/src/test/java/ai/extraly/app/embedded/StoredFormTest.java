package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the read side lies in its file. */
class StoredFormTest {
    private static <T> T readBack(DataType<T> type, T written) {
        WriteBuffer buffer = new WriteBuffer();
        type.write(buffer, written);
        ByteBuffer bytes = buffer.getBuffer();
        bytes.flip();
        T read = type.read(bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        return read;
    }

    @Nested
    class AKeyOfAnIndex {
        private final IndexKeys keys = new IndexKeys();

        @Test
        void isReadAsItWasWritten() {
            KeyValue key = new KeyValue("doc_01", 7L, null, 3.5, true, Instant.EPOCH);

            assertThat(readBack(keys, key)).isEqualTo(key);
        }

        @Test
        void comesBehindTheOneThatIsLessInTheFirstValueThatDiffers() {
            List<KeyValue> sorted = Stream.of(
                            new KeyValue("b", 1L),
                            new KeyValue("a", 10L),
                            new KeyValue("b", 1L, "more"),
                            new KeyValue("a", 9L),
                            new KeyValue("a"))
                    .sorted(keys)
                    .toList();

            assertThat(sorted)
                    .containsExactly(
                            new KeyValue("a"),
                            new KeyValue("a", 9L),
                            new KeyValue("a", 10L),
                            new KeyValue("b", 1L),
                            new KeyValue("b", 1L, "more"));
        }

        @Test
        void isEqualToItselfAlone() {
            assertThat(keys.compare(new KeyValue("a", 1L), new KeyValue("a", 1L)))
                    .isZero();
            assertThat(keys.compare(new KeyValue("a", 1L), new KeyValue("a", 2L)))
                    .isNegative();
        }
    }

    @Nested
    class ADocument {
        @Test
        void isReadAsItWasWrittenInTheOrderOfItsFields() {
            Document document = new Document("_id", "doc_01")
                    .append("sequence", 4L)
                    .append("pages", 3)
                    .append("createdAt", Instant.parse("2026-03-21T10:30:00.123Z"))
                    .append("results", new Document("run", 1).append("digest", "ab"))
                    .append("keys", List.of(new Document("secret", "v1.x"), new Document()))
                    .append("failure", null);

            Document read = readBack(new BsonDocuments(), document);

            assertThat(read).isEqualTo(document);
            assertThat(read.keySet()).containsExactlyElementsOf(document.keySet());
        }
    }
}
