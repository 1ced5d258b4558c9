package ai.extraly.query.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RowsTest {
    private record Note(String id, long sequence, String text) implements Row {}

    private static final class NoteFormat implements Format<Note> {
        @Override
        public Document write(Note row) {
            return new Document("text", row.text());
        }

        @Override
        public Note read(Document stored) {
            return new Note(stored.getString(Rows.ID), stored.getLong(Rows.SEQUENCE), stored.getString("text"));
        }
    }

    private final Rows<Note> rows = new Rows<>(InProcessMongo.empty().getCollection("notes"), new NoteFormat());
    private final Note old = new Note("a", 1, "old");
    private final Note young = new Note("a", 2, "young");

    @Test
    void aRowIsNotReplacedByWhoeverReadAnotherOne() {
        // given
        rows.write(List.of(new Change<>(null, young)));

        // when
        boolean written = rows.write(List.of(new Change<>(new Note("a", 0, "older"), old)));

        // then
        assertThat(written).isFalse();
        assertThat(rows.find("a")).contains(young);
    }

    @Test
    void whoBelievesThatARowIsNewIsToldWhenItIsNot() {
        // given
        rows.write(List.of(new Change<>(null, old)));
        Note other = new Note("b", 0, "other");

        // when
        boolean written = rows.write(List.of(new Change<>(null, young), new Change<>(null, other)));

        // then
        assertThat(written).isFalse();
        assertThat(rows.findAll(List.of("a", "b", "c"))).isEqualTo(Map.of("a", old, "b", other));
        assertThat(rows.sequences(List.of("a", "b", "c"))).isEqualTo(Map.of("a", 1L, "b", 0L));
    }
}
