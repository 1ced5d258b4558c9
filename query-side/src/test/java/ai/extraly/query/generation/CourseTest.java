package ai.extraly.query.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NOW = Instant.parse("2026-03-21T10:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final int VERSION = 3;

    private final Course first = Course.beginning("documents", VERSION);

    @Test
    void beginsWithOneThatIsLive() {
        assertThat(first.live()).isEqualTo(new Build(1, VERSION, Stage.LIVE));
        assertThat(first.running()).isEmpty();
        assertThat(first.isOutdatedBy(VERSION)).isFalse();
        assertThat(first.isOutdatedBy(VERSION + 1)).isTrue();
    }

    @Nested
    class WhenARebuildRuns {
        private final Course building = begun(first, RebuildKind.REBUILD, VERSION);
        private final Rebuild rebuild = building.running().orElseThrow();

        @Test
        void aGenerationIsBuiltBesideTheLiveOne() {
            assertThat(building.builds())
                    .containsExactly(new Build(1, VERSION, Stage.LIVE), new Build(2, VERSION, Stage.BUILDING));
            assertThat(building.next()).isEqualTo(3);
            assertThat(building.revision()).isGreaterThan(first.revision());
        }

        @Test
        void itsGenerationBecomesTheCandidateThenLiveAndTheOldOneGoes() {
            // when
            Course proposed = building.proposing(rebuild, NOW);
            Course adopted = proposed.adopting(proposed.running().orElseThrow(), LATER);
            Course dropped = adopted.dropping(adopted.build(1).orElseThrow());
            Course gone = dropped.without(dropped.build(1).orElseThrow());

            // then
            assertThat(stages(proposed)).containsExactly(Stage.LIVE, Stage.CANDIDATE);
            assertThat(stages(adopted)).containsExactly(Stage.PREVIOUS, Stage.LIVE);
            assertThat(stages(dropped)).containsExactly(Stage.DROPPED, Stage.LIVE);
            assertThat(gone.builds()).containsExactly(new Build(2, VERSION, Stage.LIVE));
            Rebuild over = gone.rebuild(rebuild.id()).orElseThrow();
            assertThat(over.status()).isEqualTo(RebuildStatus.COMPLETED);
            assertThat(over.done()).isEqualTo(over.of());
            assertThat(over.caughtUpAt()).isEqualTo(NOW);
            assertThat(over.endedAt()).isEqualTo(LATER);
        }

        @Test
        void cancellingDropsItsGenerationAndLeavesTheLiveOne() {
            // when
            Course cancelled = building.cancelling(rebuild, 7, LATER);

            // then
            assertThat(stages(cancelled)).containsExactly(Stage.LIVE, Stage.DROPPED);
            Rebuild over = cancelled.rebuild(rebuild.id()).orElseThrow();
            assertThat(over.status()).isEqualTo(RebuildStatus.CANCELLED);
            assertThat(over.done()).isEqualTo(7);
        }

        @Test
        void failingSaysWhyAndDropsItsGenerationEvenWhenItWasTheCandidate() {
            // when
            Course proposed = building.proposing(rebuild, NOW);
            Course failed = proposed.failing(proposed.running().orElseThrow(), 7, "Because.", LATER);

            // then
            assertThat(stages(failed)).containsExactly(Stage.LIVE, Stage.DROPPED);
            assertThat(failed.rebuild(rebuild.id()).orElseThrow().reason()).isEqualTo("Because.");
            assertThat(failed.running()).isEmpty();
        }
    }

    @Test
    void aVerificationIsComparedAndDropped() {
        // given
        Course building = begun(first, RebuildKind.VERIFY, VERSION);
        Drift drift = new Drift(10, 0, List.of());

        // when
        Course comparing = building.comparing(building.running().orElseThrow(), NOW);
        Course verified = comparing.verifying(comparing.running().orElseThrow(), drift, LATER);

        // then
        assertThat(stages(comparing)).containsExactly(Stage.LIVE, Stage.BUILDING);
        assertThat(stages(verified)).containsExactly(Stage.LIVE, Stage.DROPPED);
        assertThat(verified.rebuilds().getFirst().drift()).isEqualTo(drift);
        assertThat(verified.rebuilds().getFirst().status()).isEqualTo(RebuildStatus.COMPLETED);
    }

    @Nested
    class ANewVersion {
        @Test
        void isNotTriedAgainByItselfWhateverBecameOfIt() {
            // given
            Course building = begun(first, RebuildKind.REBUILD, VERSION + 1);

            // when
            Course cancelled = building.cancelling(building.running().orElseThrow(), 0, LATER);

            // then
            assertThat(cancelled.live().version()).isEqualTo(VERSION);
            assertThat(cancelled.isOutdatedBy(VERSION + 1)).isFalse();
            assertThat(cancelled.isOutdatedBy(VERSION + 2)).isTrue();
        }

        @Test
        void isNotTriedByVerifyingWithIt() {
            Course verifying = begun(first, RebuildKind.VERIFY, VERSION + 1);

            assertThat(verifying.isOutdatedBy(VERSION + 1)).isTrue();
        }
    }

    @Test
    void isTheSameAfterItWasStored() {
        // given
        Course course = begun(first, RebuildKind.REBUILD, VERSION + 1);
        course = course.failing(course.running().orElseThrow(), 7, "Because.", LATER);
        course = begun(course, RebuildKind.VERIFY, VERSION + 1);

        // then
        assertThat(CourseFormat.read(CourseFormat.write(course))).isEqualTo(course);
    }

    private static Course begun(Course course, RebuildKind kind, int version) {
        return course.beginning(course.opening(RebuildId.next(NOW), kind, -1, 41, 0, "node", NOW), version);
    }

    private static List<Stage> stages(Course course) {
        return course.builds().stream().map(Build::stage).toList();
    }
}
