package ai.extraly.query.generation;

import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The generations of one projection, and the rebuilds that led to them. One is always live. At most one rebuild runs:
 *
 * <pre>
 * rebuild   BUILDING → CANDIDATE → LIVE         and what was LIVE → PREVIOUS → DROPPED → gone
 * verify    BUILDING → DROPPED → gone
 * cancelled BUILDING or CANDIDATE → DROPPED → gone
 * </pre>
 *
 * @param revision grows with each change
 * @param next the number of the next generation: none is used twice
 * @param rebuilds the newest first
 */
record Course(String projection, long revision, int next, List<Build> builds, List<Rebuild> rebuilds) {
    /** Of older ones nothing is remembered. */
    private static final int REMEMBERED = 20;

    Course {
        builds = List.copyOf(builds);
        rebuilds = List.copyOf(rebuilds);
    }

    static Course beginning(String projection, int version) {
        return new Course(projection, 1, 2, List.of(new Build(1, version, Stage.LIVE)), List.of());
    }

    Build live() {
        return builds.stream()
                .filter(build -> build.stage() == Stage.LIVE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No generation of " + projection + " is live"));
    }

    Optional<Build> build(int number) {
        return builds.stream().filter(build -> build.number() == number).findFirst();
    }

    Optional<Rebuild> running() {
        return rebuilds.stream().filter(Rebuild::isRunning).findFirst();
    }

    Optional<Rebuild> rebuild(RebuildId id) {
        return rebuilds.stream().filter(rebuild -> rebuild.id().equals(id)).findFirst();
    }

    /** A new generation is to be built, for {@code rebuild}, which has its number from {@link #next}. */
    Course beginning(Rebuild rebuild, int version) {
        return new Course(
                projection,
                revision + 1,
                next + 1,
                Stream.concat(builds.stream(), Stream.of(new Build(rebuild.generation(), version, Stage.BUILDING)))
                        .toList(),
                Stream.concat(Stream.of(rebuild), rebuilds.stream())
                        .limit(REMEMBERED)
                        .toList());
    }

    /** The generation of {@code rebuild} has caught up, and is to answer. */
    Course proposing(Rebuild rebuild, Instant now) {
        return with(
                each(build -> build.number() == rebuild.generation() ? build.in(Stage.CANDIDATE) : build),
                replacing(rebuild.caughtUp(now)));
    }

    /** The generation of {@code rebuild} has caught up, and is to be compared. */
    Course comparing(Rebuild rebuild, Instant now) {
        return with(builds, replacing(rebuild.caughtUp(now)));
    }

    /** The generation of {@code rebuild} answers from now on. */
    Course adopting(Rebuild rebuild, Instant now) {
        return with(
                each(build -> {
                    if (build.number() == rebuild.generation()) {
                        return build.in(Stage.LIVE);
                    }
                    return build.stage() == Stage.LIVE ? build.in(Stage.PREVIOUS) : build;
                }),
                replacing(rebuild.ended(RebuildStatus.COMPLETED, now, rebuild.done(), null)));
    }

    /** The generation of {@code rebuild} is not needed any more, or never will be. */
    Course ending(Rebuild rebuild, RebuildStatus how, long done, @Nullable Drift drift, Instant now) {
        return with(
                each(build -> build.number() == rebuild.generation() ? build.in(Stage.DROPPED) : build),
                replacing(rebuild.ended(how, now, done, drift)));
    }

    Course dropping(Build dropped) {
        return with(each(build -> build.equals(dropped) ? build.in(Stage.DROPPED) : build), rebuilds);
    }

    Course without(Build gone) {
        return with(builds.stream().filter(build -> !build.equals(gone)).toList(), rebuilds);
    }

    private List<Build> each(UnaryOperator<Build> change) {
        return builds.stream().map(change).toList();
    }

    private List<Rebuild> replacing(Rebuild changed) {
        return rebuilds.stream()
                .map(rebuild -> rebuild.id().equals(changed.id()) ? changed : rebuild)
                .toList();
    }

    private Course with(List<Build> newBuilds, List<Rebuild> newRebuilds) {
        return new Course(projection, revision + 1, next, newBuilds, newRebuilds);
    }

    /** What a new rebuild is called that begins now. */
    Rebuild opening(RebuildId id, RebuildKind kind, long tail, long head, int throttle, String node, Instant now) {
        return new Rebuild(id, kind, next, RebuildStatus.RUNNING, tail, head, throttle, node, now, 0, null, null, null);
    }
}
