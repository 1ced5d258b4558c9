package ai.extraly.query.generation;

import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.query.failure.Failure;
import ai.extraly.query.failure.FailureSentence;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves courses on as far as they are due, one step at a time: the next one follows from what is then said.
 *
 * <p>How long a stage has lasted each node tells by when it saw it first, so no two clocks need to agree.
 */
final class Advance {
    private static final Logger LOG = LoggerFactory.getLogger(Advance.class);

    /** Positions are reported with each tick, so they are compared with what the head was a little while ago. */
    private static final int HEADS = 3;

    private record Seen(String projection, int generation, Stage stage) {}

    private final Followers followers;
    private final Courses courses;
    private final Positions positions;
    private final Log log;
    private final Rebuilds rebuilds;
    private final Verification verification;
    private final Clearance clearance;
    private final GenerationProcessors processors;
    private final Clock clock;
    private final Tempo tempo;

    private final Map<Seen, Long> seenSince = new HashMap<>();
    private final Deque<Long> heads = new ArrayDeque<>();

    Advance(
            Followers followers,
            Courses courses,
            Positions positions,
            Log log,
            Rebuilds rebuilds,
            Verification verification,
            Clearance clearance,
            GenerationProcessors processors,
            Clock clock,
            Tempo tempo) {
        this.followers = followers;
        this.courses = courses;
        this.positions = positions;
        this.log = log;
        this.rebuilds = rebuilds;
        this.verification = verification;
        this.clearance = clearance;
        this.processors = processors;
        this.clock = clock;
        this.tempo = tempo;
    }

    /** @param all that this node follows, as they were just read */
    void move(List<Course> all) {
        remember(all);
        rebuilds.look(all);
        all.forEach(this::move);
    }

    private void remember(List<Course> all) {
        Set<Seen> now = new HashSet<>();
        all.forEach(course -> course.builds()
                .forEach(build -> now.add(new Seen(course.projection(), build.number(), build.stage()))));
        seenSince.keySet().retainAll(now);
        now.forEach(seen -> seenSince.putIfAbsent(seen, System.nanoTime()));
        if (all.stream().allMatch(course -> course.running().isEmpty())) {
            heads.clear();
        } else {
            heads.addLast(log.head());
            if (heads.size() > HEADS) {
                heads.removeFirst();
            }
        }
    }

    private void move(Course course) {
        Projection<?> projection = followers.of(course).projection();
        Optional<Rebuild> rebuild = course.running();
        if (rebuild.isPresent()) {
            move(course, rebuild.get());
        } else if (course.isOutdatedBy(projection.version())) {
            LOG.info(
                    "{} was built by version {} of its code and is built anew by version {}",
                    course.projection(),
                    course.live().version(),
                    projection.version());
            rebuilds.start(course.projection(), RebuildKind.REBUILD, null);
            return;
        }
        for (Build build : course.builds()) {
            if (build.stage() == Stage.PREVIOUS && hasLasted(course, build, tempo.known())) {
                courses.change(course, course.dropping(build));
                return;
            }
            if (build.stage() == Stage.DROPPED && hasLasted(course, build, tempo.stopping())) {
                clearance.begin(projection, build);
            }
        }
    }

    private void move(Course course, Rebuild rebuild) {
        Build build = course.build(rebuild.generation()).orElseThrow();
        Optional<String> hopeless = hopeless(course, build);
        if (hopeless.isPresent()) {
            fail(course, rebuild, hopeless.get());
        } else if (hasCaughtUp(course, build, rebuild)) {
            Unhandled unhandled = unhandled(course, build);
            if (unhandled.isNothing()) {
                moveCaughtUp(course, build, rebuild);
            } else if (isSettled(unhandled)) {
                fail(course, rebuild, reason(unhandled));
            }
        }
    }

    private void moveCaughtUp(Course course, Build build, Rebuild rebuild) {
        if (build.stage() == Stage.CANDIDATE) {
            if (hasLasted(course, build, tempo.known())
                    && courses.change(course, course.adopting(rebuild, clock.instant()))) {
                LOG.info("Generation {} of {} is live", build.number(), course.projection());
            }
        } else if (rebuild.kind() == RebuildKind.REBUILD) {
            courses.change(course, course.proposing(rebuild, clock.instant()));
        } else if (rebuild.caughtUpAt() == null) {
            courses.change(course, course.comparing(rebuild, clock.instant()));
        } else if (hasCaughtUp(course, course.live(), rebuild)) {
            verification.begin(course, rebuild);
        }
    }

    private void fail(Course course, Rebuild rebuild, String reason) {
        long done = rebuilds.done(course.projection(), rebuild);
        if (courses.change(course, course.failing(rebuild, done, reason, clock.instant()))) {
            LOG.error("{} of {} has failed. {}", rebuild.id(), course.projection(), reason);
        }
    }

    /** Why a generation will not be built; empty as long as it may. */
    private Optional<String> hopeless(Course course, Build build) {
        Instant longAgo = clock.instant().minus(tempo.patience());
        return followers.of(course).processor(build.number()).stream()
                .flatMap(processor -> processor.failures().stream())
                .filter(failure -> failure.since().isBefore(longAgo))
                .filter(failure -> !isPassed(course, build, failure))
                .map(Advance::reason)
                .findFirst();
    }

    /** A segment that this node could not go on with may have gone on elsewhere. */
    private boolean isPassed(Course course, Build build, Failure failure) {
        return positions.of(processor(course, build), failure.segment()) >= failure.position();
    }

    private static String reason(Failure failure) {
        return "Since %s it gets no further than position %d of the log. %s The log of node %s has the failure itself."
                .formatted(
                        failure.since().truncatedTo(ChronoUnit.SECONDS),
                        failure.position(),
                        failure.sentence(),
                        ManagementFactory.getRuntimeMXBean().getName());
    }

    private Unhandled unhandled(Course course, Build build) {
        return processors.unhandled(processor(course, build), processor(course, course.live()));
    }

    /** Whether the live generation, too, must have met the events in question by now, so that it would have said if it had failed. */
    private boolean isSettled(Unhandled unhandled) {
        Duration age = Duration.between(Objects.requireNonNull(unhandled.newest()), clock.instant());
        return age.compareTo(tempo.known()) > 0;
    }

    private static String reason(Unhandled unhandled) {
        return "It has dead letters that the live generation does not have: %d. %s The live generation goes on answering."
                .formatted(
                        unhandled.events(),
                        unhandled.cause().map(FailureSentence::of).orElse("The log has the failures themselves."));
    }

    /** Whether a generation has seen what there was at the start of {@code rebuild} and all until a moment ago. */
    private boolean hasCaughtUp(Course course, Build build, Rebuild rebuild) {
        return heads.size() == HEADS
                && positions.lowest(processor(course, build)).orElse(Positions.NOWHERE)
                        >= Math.max(rebuild.head(), heads.getFirst());
    }

    private boolean hasLasted(Course course, Build build, Duration time) {
        Long since = seenSince.get(new Seen(course.projection(), build.number(), build.stage()));
        return since != null && System.nanoTime() - since > time.toNanos();
    }

    private String processor(Course course, Build build) {
        return followers.of(course).projection().processor(build.number());
    }
}
