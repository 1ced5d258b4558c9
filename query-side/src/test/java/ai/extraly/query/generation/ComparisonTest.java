package ai.extraly.query.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.DriftKind;
import ai.extraly.contract.projection.DriftedRow;
import ai.extraly.query.model.InProcessMongo;
import ai.extraly.query.model.Rows;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class ComparisonTest {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final MongoTemplate mongo = InProcessMongo.empty();
    private final MongoCollection<Document> live = mongo.getCollection("rows.1");
    private final MongoCollection<Document> fresh = mongo.getCollection("rows.2");

    private record Model(List<Table> tables) implements BuiltModel {
        @Override
        public Object eventHandler() {
            return this;
        }

        @Override
        public void close() {}
    }

    @Test
    void rowsThatAreTheSameAreNoDrift() throws InterruptedException {
        // given
        live.insertMany(List.of(row("a", 3, "done"), row("b", 1, "new")));
        fresh.insertMany(List.of(row("b", 1, "new"), row("a", 3, "done")));

        // when
        Drift drift = compare(new Comparison(PAUSE));

        // then
        assertThat(drift).isEqualTo(new Drift(2, 0, List.of()));
    }

    @Test
    void rowsThatSawTheSameEventsAndDifferAreDriftAtOnce() throws InterruptedException {
        // given a pause that the test would not survive
        live.insertOne(row("a", 3, "done"));
        fresh.insertOne(row("a", 3, "failed"));

        // when
        Drift drift = compare(new Comparison(Duration.ofDays(1)));

        // then
        assertThat(drift.rows()).containsExactly(new DriftedRow("rows", "a", DriftKind.DIFFERENT, List.of("status")));
    }

    @Test
    void rowsThatStandStillAndDifferAreDriftInTheEnd() throws InterruptedException {
        // given
        live.insertMany(List.of(row("behind", 2, "new"), row("surplus", 1, "new")));
        fresh.insertMany(List.of(row("behind", 3, "done"), row("missing", 1, "new")));

        // when
        Drift drift = compare(new Comparison(PAUSE));

        // then
        assertThat(drift.rows())
                .containsExactlyInAnyOrder(
                        new DriftedRow("rows", "behind", DriftKind.DIFFERENT, List.of(Rows.SEQUENCE, "status")),
                        new DriftedRow("rows", "surplus", DriftKind.SURPLUS, List.of()),
                        new DriftedRow("rows", "missing", DriftKind.MISSING, List.of()));
        assertThat(drift.differing()).isEqualTo(3);
    }

    @Test
    void aRowThatIsStillOnItsWayIsNoDrift() throws InterruptedException {
        // given a live table that gets its row as soon as the fresh one is looked at for the second time
        fresh.insertOne(row("late", 0, "new"));
        int[] looks = {0};
        Table arriving = new Table("rows", fresh, document -> {
            if (++looks[0] == 2) {
                live.insertOne(row("late", 0, "new"));
            }
            return document;
        });

        // when
        Drift drift =
                new Comparison(PAUSE).of(new Model(List.of(Table.of("rows", live))), new Model(List.of(arriving)));

        // then
        assertThat(looks[0]).isGreaterThan(2);
        assertThat(drift.differing()).isZero();
    }

    @Test
    void countsAllAndNamesAThousandHoweverFewAreLookedAtAtOnce() throws InterruptedException {
        // given
        fresh.insertMany(IntStream.range(0, 1_100)
                .mapToObj(n -> row("%04d".formatted(n), 0, "new"))
                .toList());

        // when
        Drift drift = compare(new Comparison(Duration.ofMillis(1), 200));

        // then
        assertThat(drift.compared()).isEqualTo(1_100);
        assertThat(drift.differing()).isEqualTo(1_100);
        assertThat(drift.rows()).hasSize(1_000).doesNotHaveDuplicates();
    }

    private Drift compare(Comparison comparison) throws InterruptedException {
        return comparison.of(new Model(List.of(Table.of("rows", live))), new Model(List.of(Table.of("rows", fresh))));
    }

    private static Document row(String id, long sequence, String status) {
        return new Document(Rows.ID, id).append(Rows.SEQUENCE, sequence).append("status", status);
    }
}
