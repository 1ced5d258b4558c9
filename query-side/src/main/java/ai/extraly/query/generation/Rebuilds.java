package ai.extraly.query.generation;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildView;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins rebuilds, gives them up and tells how they are getting on. */
final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private final Followers followers;
    private final Courses courses;
    private final Positions positions;
    private final Log log;
    private final Clock clock;
    private final int defaultThrottle;
    private final String node = ManagementFactory.getRuntimeMXBean().getName();
    private final Pace pace = new Pace();

    /** @param defaultThrottle events a second that a node reads when nobody says otherwise; 0 for no limit */
    Rebuilds(Followers followers, Courses courses, Positions positions, Log log, Clock clock, int defaultThrottle) {
        this.followers = followers;
        this.courses = courses;
        this.positions = positions;
        this.log = log;
        this.clock = clock;
        this.defaultThrottle = defaultThrottle;
    }

    List<ProjectionView> projections() {
        long head = log.head();
        // What this node has seen since the last tick counts, too: an idle machine is not behind.
        positions.report(followers.status());
        return followers.all().stream().map(follower -> view(follower, head)).toList();
    }

    private ProjectionView view(Follower<?> follower, long head) {
        Course course = followers.look(follower.projection().name());
        Build live = course.live();
        long seen =
                positions.lowest(follower.projection().processor(live.number())).orElse(Positions.NOWHERE);
        return new ProjectionView(
                course.projection(),
                live.number(),
                live.version(),
                follower.model(live.number())
                        .map(model -> model.tables().getFirst().collection().estimatedDocumentCount())
                        .orElse(0L),
                Math.max(0, head - seen),
                course.running().map(Rebuild::id).orElse(null));
    }

    RebuildAnswer start(String projection, RebuildKind kind, @Nullable Integer eventsPerSecond) {
        Optional<Follower<?>> follower = followers.find(projection);
        if (follower.isEmpty()) {
            return RebuildAnswer.refused(Refusal.PROJECTION_UNKNOWN);
        }
        for (int attempt = 1; attempt <= Courses.ATTEMPTS; attempt++) {
            Course course = followers.look(projection);
            if (course.running().isPresent()) {
                return RebuildAnswer.refused(Refusal.REBUILD_RUNNING);
            }
            Instant now = clock.instant();
            Rebuild rebuild = course.opening(
                    RebuildId.next(now),
                    kind,
                    log.tail(),
                    log.head(),
                    eventsPerSecond == null ? defaultThrottle : eventsPerSecond,
                    node,
                    now);
            if (courses.change(
                    course,
                    course.beginning(rebuild, follower.get().projection().version()))) {
                LOG.info("{} of {} begins: {}", kind, projection, rebuild.id());
                return RebuildAnswer.of(view(projection, rebuild));
            }
        }
        throw new IllegalStateException("Somebody else keeps changing what is said of " + projection);
    }

    Optional<RebuildView> find(RebuildId id) {
        return course(id)
                .map(course -> view(course.projection(), course.rebuild(id).orElseThrow()));
    }

    RebuildAnswer cancel(RebuildId id) {
        for (int attempt = 1; attempt <= Courses.ATTEMPTS; attempt++) {
            Optional<Course> found = course(id);
            if (found.isEmpty()) {
                return RebuildAnswer.refused(Refusal.REBUILD_UNKNOWN);
            }
            Course course = found.get();
            Rebuild rebuild = course.rebuild(id).orElseThrow();
            if (!rebuild.isRunning()) {
                return RebuildAnswer.refused(Refusal.REBUILD_OVER);
            }
            Course ended = course.cancelling(rebuild, done(course.projection(), rebuild), clock.instant());
            if (courses.change(course, ended)) {
                LOG.info("{} is cancelled", id);
                return RebuildAnswer.of(
                        view(course.projection(), ended.rebuild(id).orElseThrow()));
            }
        }
        throw new IllegalStateException("Somebody else keeps changing " + id);
    }

    /** Looks how far those that run have come, so that their pace can be told. */
    void look(List<Course> all) {
        Set<RebuildId> running = new HashSet<>();
        for (Course course : all) {
            course.running().ifPresent(rebuild -> {
                running.add(rebuild.id());
                pace.look(rebuild.id(), done(course.projection(), rebuild));
            });
        }
        pace.keep(running);
    }

    /** How many events were seen for {@code rebuild}. */
    long done(String projection, Rebuild rebuild) {
        return positions.passed(
                followers.find(projection).orElseThrow().projection().processor(rebuild.generation()),
                rebuild.tail(),
                rebuild.head());
    }

    private Optional<Course> course(RebuildId id) {
        return followers.all().stream()
                .map(follower -> followers.look(follower.projection().name()))
                .filter(course -> course.rebuild(id).isPresent())
                .findFirst();
    }

    private RebuildView view(String projection, Rebuild rebuild) {
        long done = rebuild.isRunning() ? done(projection, rebuild) : rebuild.done();
        long rate = rebuild.isRunning() ? pace.of(rebuild.id()) : overall(rebuild);
        return new RebuildView(
                rebuild.id(),
                projection,
                rebuild.kind(),
                rebuild.status(),
                rebuild.generation(),
                done,
                rebuild.of(),
                rate,
                rebuild.isRunning() && rate > 0 ? (rebuild.of() - done) / rate : null,
                rebuild.throttle() == 0 ? null : rebuild.throttle(),
                rebuild.startedAt(),
                rebuild.endedAt(),
                rebuild.reason(),
                rebuild.drift());
    }

    private static long overall(Rebuild rebuild) {
        Instant until = rebuild.caughtUpAt() == null ? rebuild.endedAt() : rebuild.caughtUpAt();
        long millis =
                until == null ? 0 : Duration.between(rebuild.startedAt(), until).toMillis();
        return millis == 0 ? 0 : rebuild.done() * 1_000 / millis;
    }
}
