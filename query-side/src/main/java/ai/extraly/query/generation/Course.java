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

/**
 * The generations of one projection, and the rebuilds that led to them. One is always live. At most one rebuild runs:
 *
 * <pre>
 * rebuild   BUILDING → CANDIDATE → LIVE         and what was LIVE → PREVIOUS → DROPPED → gone
 * verify    BUILDING → DROPPED → gone
 * cancelled or failed, BUILDING or CANDIDATE → DROPPED → gone
 * </pre>
 *
 * @param revision grows with each change
 * @param next the number of the next generation: none is used twice
 * @param tried the newest version of the code by which a generation was begun that is to answer. What became of it does not matter:
 *     a version comes into use by itself once, and then when somebody asks
 * @param rebuilds the newest first
 */
record Course(String projection, long revision, int next, int tried, List<Build> builds, List<Rebuild> rebuilds) {
    /** Of older ones nothing is remembered. */
    private static final int REMEMBERED = 20;

    Course {
        builds = List.copyOf(builds);
        rebuilds = List.copyOf(rebuilds);
    }

    static Course beginning(String projection, int version) {
        return new Course(projection, 1, 2, version, List.of(new Build(1, version, Stage.LIVE)), List.of());
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

    /** Whether a generation is to be built by {@code version} without anybody's asking. */
    boolean isOutdatedBy(int version) {
        return live().version() < version && tried < version;
    }

    /** A new generation is to be built, for {@code rebuild}, which has its number from {@link #next}. */
    Course beginning(Rebuild rebuild, int version) {
        return new Course(
                projection,
                revision + 1,
                next + 1,
                rebuild.kind() == RebuildKind.REBUILD ? Math.max(tried, version) : tried,
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
                replacing(rebuild.completed(now, null)));
    }

    /** The generation of {@code rebuild} was compared, and that is all that it was for. */
    Course verifying(Rebuild rebuild, Drift drift, Instant now) {
        return ending(rebuild.completed(now, drift));
    }

    /** Nobody wants the generation of {@code rebuild} any more. */
    Course cancelling(Rebuild rebuild, long done, Instant now) {
        return ending(rebuild.cancelled(now, done));
    }

    /** The generation of {@code rebuild} will never answer. */
    Course failing(Rebuild rebuild, long done, String reason, Instant now) {
        return ending(rebuild.failed(now, done, reason));
    }

    private Course ending(Rebuild over) {
        return with(
                each(build -> build.number() == over.generation() ? build.in(Stage.DROPPED) : build), replacing(over));
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
        return new Course(projection, revision + 1, next, tried, newBuilds, newRebuilds);
    }

    /** What a new rebuild is called that begins now. */
    Rebuild opening(RebuildId id, RebuildKind kind, long tail, long head, int throttle, String node, Instant now) {
        return new Rebuild(
                id, kind, next, RebuildStatus.RUNNING, tail, head, throttle, node, now, 0, null, null, null, null);
    }
}
