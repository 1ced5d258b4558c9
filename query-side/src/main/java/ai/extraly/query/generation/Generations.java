package ai.extraly.query.generation;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.id.RebuildId;
import ai.extraly.contract.projection.Drift;
import ai.extraly.contract.projection.ProjectionView;
import ai.extraly.contract.projection.RebuildAnswer;
import ai.extraly.contract.projection.RebuildKind;
import ai.extraly.contract.projection.RebuildStatus;
import ai.extraly.contract.projection.RebuildView;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Looks each second at what MongoDB says of the generations, does on this node what is said, and moves on what is due. Every query
 * node does so; what one of them changes, the others see within a second.
 *
 * <p>How long a stage has lasted each node tells by when it saw it first, so no two clocks need to agree.
 */
public final class Generations {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    private static final String COURSES = "generations";
    private static final String POSITIONS = "generation-positions";

    private static final Duration TICK = Duration.ofSeconds(1);

    /** Until every node knows a stage: longer than any pointer is held. */
    private static final Duration KNOWN = Live.LONGEST.plus(TICK);

    /** Until every processor of a dropped generation has stopped, or lost its claims. */
    private static final Duration STOPPED = Duration.ofSeconds(15);

    /** A processor that has failed for so long will not build anything. */
    private static final Duration HOPELESS = Duration.ofMinutes(2);

    /** Positions are reported each second, so they are compared with what the head was a little while ago. */
    private static final int HEADS = 3;

    private static final int ATTEMPTS = 5;

    private record Seen(String projection, int generation, Stage stage) {}

    private final Courses courses;
    private final GenerationProcessors building;
    private final Positions positions;
    private final Log log;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;
    private final int defaultThrottle;
    private final String node = ManagementFactory.getRuntimeMXBean().getName();

    private final Map<String, Follower<?>> followers = new LinkedHashMap<>();
    private final Map<Seen, Long> seenSince = new HashMap<>();
    private final Map<RebuildId, Long> failingSince = new HashMap<>();
    private final Deque<Long> heads = new ArrayDeque<>();
    private final Set<RebuildId> comparing = ConcurrentHashMap.newKeySet();
    private final Pace pace = new Pace();

    private boolean indexed;
    private volatile boolean running;
    private @Nullable Future<?> ticking;

    /** @param defaultThrottle events a second that a node reads for a rebuild when nobody says otherwise; 0 for no limit */
    public Generations(
            MongoOperations mongo,
            EventStore events,
            GenerationProcessors processors,
            ScheduledExecutorService scheduler,
            Clock clock,
            int defaultThrottle) {
        this.courses = new Courses(mongo.getCollection(COURSES));
        this.building = processors;
        this.positions = new Positions(mongo.getCollection(POSITIONS), processors::tokens);
        this.log = new Log(events);
        this.scheduler = scheduler;
        this.clock = clock;
        this.defaultThrottle = defaultThrottle;
    }

    /** Takes {@code projection} on; before the start. */
    public <M extends BuiltModel> Live<M> follow(Projection<M> projection) {
        Live<M> live = new Live<>(() -> look(projection.name()));
        followers.put(projection.name(), new Follower<>(projection, live));
        return live;
    }

    /** Runs the processors from now on. */
    public void start() {
        running = true;
        tick();
        ticking = scheduler.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Answers whoever waits for something to be seen: nobody can go until all answers are given. */
    public void close() {
        followers.values().forEach(Follower::close);
    }

    /** Done as soon as the batches in hand are. */
    public CompletableFuture<Void> stop() {
        Future<?> ticks = ticking;
        if (ticks != null) {
            ticks.cancel(false);
        }
        synchronized (this) {
            running = false;
            return CompletableFuture.allOf(
                    followers.values().stream().map(Follower::stop).toArray(CompletableFuture[]::new));
        }
    }

    Map<String, GenerationProcessor> processors() {
        Map<String, GenerationProcessor> all = new HashMap<>();
        followers
                .values()
                .forEach(follower -> follower.processors()
                        .forEach((number, processor) ->
                                all.put(follower.projection().processor(number), processor)));
        return all;
    }

    // What may be asked.

    List<ProjectionView> projections() {
        long head = log.head();
        return followers.values().stream()
                .map(follower -> {
                    Course course = look(follower.projection().name());
                    Build live = course.live();
                    long seen = positions
                            .lowest(follower.projection().processor(live.number()))
                            .orElse(Positions.NOWHERE);
                    return new ProjectionView(
                            course.projection(),
                            live.number(),
                            live.version(),
                            follower.model(live.number())
                                    .map(model -> model.tables()
                                            .getFirst()
                                            .collection()
                                            .estimatedDocumentCount())
                                    .orElse(0L),
                            Math.max(0, head - seen),
                            course.running().map(Rebuild::id).orElse(null));
                })
                .toList();
    }

    RebuildAnswer start(String projection, RebuildKind kind, @Nullable Integer eventsPerSecond) {
        Follower<?> follower = followers.get(projection);
        if (follower == null) {
            return RebuildAnswer.refused(Refusal.PROJECTION_UNKNOWN);
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Course course = look(projection);
            if (course.running().isPresent()) {
                return RebuildAnswer.refused(Refusal.REBUILD_RUNNING);
            }
            Instant now = now();
            Rebuild rebuild = course.opening(
                    RebuildId.next(now),
                    kind,
                    log.tail(),
                    log.head(),
                    eventsPerSecond == null ? defaultThrottle : eventsPerSecond,
                    node,
                    now);
            if (courses.change(
                    course, course.beginning(rebuild, follower.projection().version()))) {
                LOG.info("{} of {} begins: {}", kind, projection, rebuild.id());
                return RebuildAnswer.of(view(projection, rebuild));
            }
        }
        throw new IllegalStateException("Somebody else keeps changing what is said of " + projection);
    }

    Optional<RebuildView> find(RebuildId id) {
        for (String projection : followers.keySet()) {
            Optional<Rebuild> rebuild = look(projection).rebuild(id);
            if (rebuild.isPresent()) {
                return Optional.of(view(projection, rebuild.get()));
            }
        }
        return Optional.empty();
    }

    RebuildAnswer cancel(RebuildId id) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            boolean known = false;
            for (String projection : followers.keySet()) {
                Course course = look(projection);
                Optional<Rebuild> rebuild = course.rebuild(id);
                if (rebuild.isEmpty()) {
                    continue;
                }
                known = true;
                if (!rebuild.get().isRunning()) {
                    return RebuildAnswer.refused(Refusal.REBUILD_OVER);
                }
                Course ended = course.ending(
                        rebuild.get(), RebuildStatus.CANCELLED, done(projection, rebuild.get()), null, now());
                if (courses.change(course, ended)) {
                    LOG.info("{} is cancelled", id);
                    return RebuildAnswer.of(view(projection, ended.rebuild(id).orElseThrow()));
                }
            }
            if (!known) {
                return RebuildAnswer.refused(Refusal.REBUILD_UNKNOWN);
            }
        }
        throw new IllegalStateException("Somebody else keeps changing " + id);
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
                rebuild.drift());
    }

    private long done(String projection, Rebuild rebuild) {
        return positions.passed(
                follower(projection).projection().processor(rebuild.generation()), rebuild.tail(), rebuild.head());
    }

    private static long overall(Rebuild rebuild) {
        Instant until = rebuild.caughtUpAt() == null ? rebuild.endedAt() : rebuild.caughtUpAt();
        long millis =
                until == null ? 0 : Duration.between(rebuild.startedAt(), until).toMillis();
        return millis == 0 ? 0 : rebuild.done() * 1_000 / millis;
    }

    // What is done each second.

    /** Sees what is said of {@code projection}, and reads accordingly. */
    private synchronized Course look(String projection) {
        if (!indexed) {
            courses.createIndex();
            indexed = true;
        }
        Follower<?> follower = follower(projection);
        Course course = courses.of(follower.projection());
        follower.point(course);
        return course;
    }

    private Follower<?> follower(String projection) {
        Follower<?> follower = followers.get(projection);
        if (follower == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        return follower;
    }

    private synchronized void tick() {
        if (!running) {
            return;
        }
        try {
            List<Course> all = new ArrayList<>();
            for (Follower<?> follower : followers.values()) {
                Course course = look(follower.projection().name());
                follower.run(course, build -> processor(follower.projection(), build, course));
                all.add(course);
            }
            report();
            remember(all);
            for (Course course : all) {
                advance(course, follower(course.projection()));
            }
        } catch (RuntimeException e) {
            LOG.warn("What is said of the generations could not be followed; it is tried again", e);
        }
    }

    private GenerationProcessor processor(Projection<?> projection, Build build, Course course) {
        Object handler =
                follower(projection.name()).model(build.number()).orElseThrow().eventHandler();
        Optional<Rebuild> rebuild = course.running().filter(one -> one.generation() == build.number());
        return building.build(
                projection.processor(build.number()),
                projection.segments(),
                handler,
                rebuild.isPresent()
                        ? new Throttled(
                                log.source(),
                                rebuild.get().head(),
                                rebuild.get().throttle(),
                                scheduler)
                        : log.source());
    }

    private void report() {
        Map<String, Map<Integer, EventTrackerStatus>> status = new HashMap<>();
        processors().forEach((name, processor) -> status.put(name, processor.status()));
        positions.report(status);
    }

    private void remember(List<Course> all) {
        Set<Seen> now = new HashSet<>();
        Set<RebuildId> rebuilds = new HashSet<>();
        for (Course course : all) {
            course.builds().forEach(build -> now.add(new Seen(course.projection(), build.number(), build.stage())));
            course.running().ifPresent(rebuild -> {
                rebuilds.add(rebuild.id());
                pace.look(rebuild.id(), done(course.projection(), rebuild));
            });
        }
        seenSince.keySet().retainAll(now);
        now.forEach(seen -> seenSince.putIfAbsent(seen, System.nanoTime()));
        pace.keep(rebuilds);
        failingSince.keySet().retainAll(rebuilds);
        if (rebuilds.isEmpty()) {
            heads.clear();
        } else {
            heads.addLast(log.head());
            if (heads.size() > HEADS) {
                heads.removeFirst();
            }
        }
    }

    /** At most one step: the next one follows from what is then said. */
    private void advance(Course course, Follower<?> follower) {
        Optional<Rebuild> rebuild = course.running();
        if (rebuild.isPresent()) {
            advance(course, follower, rebuild.get());
        } else if (course.live().version() < follower.projection().version()) {
            LOG.info(
                    "{} was built by version {} of its code and is built anew by version {}",
                    course.projection(),
                    course.live().version(),
                    follower.projection().version());
            start(course.projection(), RebuildKind.REBUILD, null);
            return;
        }
        for (Build build : course.builds()) {
            if (build.stage() == Stage.PREVIOUS && hasLasted(course, build, KNOWN)) {
                courses.change(course, course.dropping(build));
                return;
            }
            if (build.stage() == Stage.DROPPED && hasLasted(course, build, STOPPED)) {
                drop(follower.projection(), build);
                courses.change(course, course.without(build));
                return;
            }
        }
    }

    private void advance(Course course, Follower<?> follower, Rebuild rebuild) {
        Build build = course.build(rebuild.generation()).orElseThrow();
        if (isHopeless(follower, rebuild)) {
            LOG.error("{} fails, because its processor does", rebuild.id());
            courses.change(
                    course,
                    course.ending(rebuild, RebuildStatus.FAILED, done(course.projection(), rebuild), null, now()));
        } else if (build.stage() == Stage.BUILDING && hasCaughtUp(follower.projection(), build, rebuild)) {
            if (rebuild.kind() == RebuildKind.REBUILD) {
                courses.change(course, course.proposing(rebuild, now()));
            } else if (rebuild.caughtUpAt() == null) {
                courses.change(course, course.comparing(rebuild, now()));
            } else if (hasCaughtUp(follower.projection(), course.live(), rebuild)
                    && holdsFirstSegment(follower, build)
                    && comparing.add(rebuild.id())) {
                Thread.ofVirtual()
                        .name("compare-" + course.projection())
                        .start(() -> compare(course, follower, rebuild));
            }
        } else if (build.stage() == Stage.CANDIDATE
                && hasLasted(course, build, KNOWN)
                && hasCaughtUp(follower.projection(), build, rebuild)
                && courses.change(course, course.adopting(rebuild, now()))) {
            LOG.info("Generation {} of {} is live", build.number(), course.projection());
        }
    }

    private boolean isHopeless(Follower<?> follower, Rebuild rebuild) {
        boolean failing = follower.processor(rebuild.generation())
                .map(processor -> processor.status().values().stream().anyMatch(EventTrackerStatus::isErrorState))
                .orElse(false);
        if (!failing) {
            failingSince.remove(rebuild.id());
            return false;
        }
        long since = failingSince.computeIfAbsent(rebuild.id(), id -> System.nanoTime());
        return System.nanoTime() - since > HOPELESS.toNanos();
    }

    /** Whether a generation has seen what there was at the start of {@code rebuild} and all until a moment ago. */
    private boolean hasCaughtUp(Projection<?> projection, Build build, Rebuild rebuild) {
        return heads.size() == HEADS
                && positions.lowest(projection.processor(build.number())).orElse(Positions.NOWHERE)
                        >= Math.max(rebuild.head(), heads.getFirst());
    }

    private boolean hasLasted(Course course, Build build, Duration time) {
        Long since = seenSince.get(new Seen(course.projection(), build.number(), build.stage()));
        return since != null && System.nanoTime() - since > time.toNanos();
    }

    private static boolean holdsFirstSegment(Follower<?> follower, Build build) {
        return follower.processor(build.number())
                .map(processor -> processor.status().containsKey(0))
                .orElse(false);
    }

    /** The node with the first segment compares; when it goes, the one that gets the segment does so again. */
    private void compare(Course course, Follower<?> follower, Rebuild rebuild) {
        try {
            Drift drift = Comparison.of(
                    follower.model(course.live().number()).orElseThrow(),
                    follower.model(rebuild.generation()).orElseThrow());
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                Course now = look(course.projection());
                Optional<Rebuild> still = now.rebuild(rebuild.id()).filter(Rebuild::isRunning);
                if (still.isEmpty()
                        || courses.change(
                                now,
                                now.ending(
                                        still.get(),
                                        RebuildStatus.COMPLETED,
                                        still.get().done(),
                                        drift,
                                        now()))) {
                    LOG.info("{} of {} rows of {} differ", drift.differing(), drift.compared(), course.projection());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be compared; it is tried again", course.projection(), e);
        } finally {
            comparing.remove(rebuild.id());
        }
    }

    private void drop(Projection<?> projection, Build build) {
        String processor = projection.processor(build.number());
        positions.forget(processor);
        building.drop(processor);
        try (BuiltModel model = projection.open(build.number())) {
            model.tables().forEach(table -> table.collection().drop());
        }
        LOG.info("Generation {} of {} is gone", build.number(), projection.name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
