package ai.extraly.query.generation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does on this node what the course of a projection says: opens generations, runs their processors, points at the live one. */
final class Follower<M extends BuiltModel> {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private static final Set<Stage> SEEING = EnumSet.of(Stage.CANDIDATE, Stage.LIVE, Stage.PREVIOUS);

    private final Projection<M> projection;
    private final Live<M> live;
    private final Map<Integer, M> models = new ConcurrentHashMap<>();
    private final Map<Integer, GenerationProcessor> processors = new ConcurrentHashMap<>();

    Follower(Projection<M> projection, Live<M> live) {
        this.projection = projection;
        this.live = live;
    }

    Projection<M> projection() {
        return projection;
    }

    /** Reads as the course says. */
    void point(Course course) {
        for (Build build : course.builds()) {
            if (build.stage() != Stage.DROPPED) {
                models.computeIfAbsent(build.number(), projection::open);
            }
        }
        M answering = Objects.requireNonNull(models.get(course.live().number()));
        List<M> seeing = course.builds().stream()
                .filter(build -> SEEING.contains(build.stage()))
                .flatMap(build -> Stream.ofNullable(models.get(build.number())))
                .toList();
        live.point(answering, seeing);
        models.entrySet().removeIf(entry -> {
            boolean gone = course.build(entry.getKey())
                    .map(build -> build.stage() == Stage.DROPPED)
                    .orElse(true);
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    /** Writes as the course says. */
    void run(Course course, Function<Build, GenerationProcessor> starting) {
        for (Build build : course.builds()) {
            if (runs(build) && !processors.containsKey(build.number())) {
                GenerationProcessor processor = starting.apply(build);
                processors.put(build.number(), processor);
                processor.start();
            }
        }
        processors.entrySet().removeIf(entry -> {
            boolean unwanted = !course.build(entry.getKey()).map(this::runs).orElse(false);
            if (unwanted) {
                LOG.info("Generation {} of {} is not for this node any more", entry.getKey(), projection.name());
                CompletableFuture<Void> _ = entry.getValue().stop();
            }
            return unwanted;
        });
    }

    /** What newer code writes into a generation, only nodes with that code may write: older code would make other rows of it. */
    private boolean runs(Build build) {
        return build.stage() != Stage.DROPPED && build.version() <= projection.version();
    }

    Optional<M> model(int generation) {
        return Optional.ofNullable(models.get(generation));
    }

    Optional<GenerationProcessor> processor(int generation) {
        return Optional.ofNullable(processors.get(generation));
    }

    Map<Integer, GenerationProcessor> processors() {
        return Map.copyOf(processors);
    }

    /** Answers whoever waits. */
    void close() {
        live.close();
    }

    CompletableFuture<Void> stop() {
        return CompletableFuture.allOf(
                processors.values().stream().map(GenerationProcessor::stop).toArray(CompletableFuture[]::new));
    }
}
