package ai.extraly.query.generation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Looks each second at what MongoDB says of the generations, does on this node what is said, and moves on what is due. Every query
 * node does so; what one of them changes, the others see within a second.
 */
public final class Generations {
    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

    /** From one look to the next of who waits until something was seen. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final String COURSES = "generations";
    private static final String POSITIONS = "generation-positions";

    private final Followers followers;
    private final Positions positions;
    private final Log log;
    private final GenerationProcessors building;
    private final Rebuilds rebuilds;
    private final Errands errands = new Errands();
    private final Advance advance;
    private final ScheduledExecutorService scheduler;
    private final Tempo tempo;

    private volatile boolean running;
    private @Nullable Future<?> ticking;

    /** @param defaultThrottle events a second that a node reads for a rebuild when nobody says otherwise; 0 for no limit */
    public Generations(
            MongoOperations mongo,
            EventStore events,
            GenerationProcessors processors,
            ScheduledExecutorService scheduler,
            Clock clock,
            Tempo tempo,
            int defaultThrottle) {
        Clock asStored = Clock.tick(clock, Duration.ofMillis(1));
        Courses courses = new Courses(mongo.getCollection(COURSES));
        this.followers = new Followers(courses);
        this.positions = new Positions(mongo.getCollection(POSITIONS), processors::tokens);
        this.log = new Log(events);
        this.building = processors;
        this.rebuilds = new Rebuilds(followers, courses, positions, log, asStored, defaultThrottle);
        this.advance = new Advance(
                followers,
                courses,
                positions,
                log,
                rebuilds,
                new Verification(followers, courses, errands, asStored, tempo),
                new Clearance(followers, courses, positions, processors, errands),
                processors,
                asStored,
                tempo);
        this.scheduler = scheduler;
        this.tempo = tempo;
    }

    /** Takes {@code projection} on; before the start. */
    public <M extends BuiltModel> Live<M> follow(Projection<M> projection) {
        Live<M> live = new Live<>(() -> followers.look(projection.name()), tempo.pointer());
        followers.add(new Follower<>(projection, live));
        return live;
    }

    /** Runs the processors from now on. */
    public void start() {
        running = true;
        tick();
        long every = tempo.tick().toMillis();
        ticking = scheduler.scheduleWithFixedDelay(this::tick, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns when the live generations of {@code projections} have seen what had happened before the call, or when this node is to stop.
     */
    public void awaitSeen(Set<String> projections) throws InterruptedException {
        long head = log.head();
        while (running && !haveSeen(projections, head)) {
            Thread.sleep(LOOK);
        }
    }

    private boolean haveSeen(Set<String> projections, long head) {
        try {
            positions.report(followers.status());
            return projections.stream().allMatch(projection -> hasSeen(projection, head));
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("It is not known what {} have seen; it is looked up again", projections, e);
            }
            return false;
        }
    }

    /** A generation of newer code may have nobody any more who goes on with it, so it is not waited for. */
    private boolean hasSeen(String name, long head) {
        Build live = followers.look(name).live();
        Projection<?> projection = followers.find(name).orElseThrow().projection();
        return live.version() > projection.version()
                || positions.lowest(projection.processor(live.number())).orElse(Positions.NOWHERE) >= head;
    }

    /** Answers whoever waits for something to be seen: nobody can go until all answers are given. */
    public void close() {
        followers.all().forEach(Follower::close);
    }

    /** Done as soon as the batches in hand are. */
    public CompletableFuture<Void> stop() {
        Future<?> ticks = ticking;
        if (ticks != null) {
            ticks.cancel(false);
        }
        running = false;
        errands.close();
        synchronized (this) {
            return CompletableFuture.allOf(
                    followers.all().stream().map(Follower::stop).toArray(CompletableFuture[]::new));
        }
    }

    Rebuilds rebuilds() {
        return rebuilds;
    }

    Map<String, GenerationProcessor> processors() {
        return followers.processors();
    }

    private void tick() {
        try {
            List<Course> courses = follow();
            positions.report(followers.status());
            advance.move(courses);
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("What is said of the generations could not be followed; it is tried again", e);
            }
        }
    }

    /** Nothing is begun any more once this node is to stop. */
    private synchronized List<Course> follow() {
        List<Course> courses = new ArrayList<>();
        for (Follower<?> follower : followers.all()) {
            if (running) {
                Course course = followers.look(follower.projection().name());
                follower.run(course, build -> processor(follower, build, course));
                courses.add(course);
            }
        }
        return courses;
    }

    private GenerationProcessor processor(Follower<?> follower, Build build, Course course) {
        Optional<Rebuild> rebuild = course.running().filter(one -> one.generation() == build.number());
        return building.build(
                follower.projection().processor(build.number()),
                follower.projection().segments(),
                follower.model(build.number()).orElseThrow().eventHandler(),
                rebuild.map(one -> new Throttled(log.source(), one.head(), one.throttle(), scheduler, System::nanoTime))
                        .orElseGet(() -> Throttled.not(log.source(), scheduler)));
    }
}
