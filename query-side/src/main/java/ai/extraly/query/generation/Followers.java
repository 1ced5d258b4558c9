package ai.extraly.query.generation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventTrackerStatus;

/** The projections that this node takes part in, and what is said of each. */
final class Followers {
    private final Courses courses;
    private final Map<String, Follower<?>> byProjection = new LinkedHashMap<>();
    private boolean indexed;

    Followers(Courses courses) {
        this.courses = courses;
    }

    void add(Follower<?> follower) {
        byProjection.put(follower.projection().name(), follower);
    }

    Collection<Follower<?>> all() {
        return byProjection.values();
    }

    Optional<Follower<?>> find(String projection) {
        return Optional.ofNullable(byProjection.get(projection));
    }

    Follower<?> of(Course course) {
        return find(course.projection()).orElseThrow();
    }

    /** Sees what is said of {@code projection}, and reads accordingly. */
    synchronized Course look(String projection) {
        if (!indexed) {
            courses.createIndex();
            indexed = true;
        }
        Follower<?> follower = find(projection)
                .orElseThrow(() -> new IllegalArgumentException("There is no projection " + projection));
        Course course = courses.of(follower.projection());
        follower.point(course);
        return course;
    }

    /** By the name of the processor. */
    Map<String, GenerationProcessor> processors() {
        Map<String, GenerationProcessor> all = new HashMap<>();
        all().forEach(follower -> follower.processors()
                .forEach((number, processor) -> all.put(follower.projection().processor(number), processor)));
        return all;
    }

    /** Of all segments that this node holds, by the name of the processor. */
    Map<String, Map<Integer, EventTrackerStatus>> status() {
        Map<String, Map<Integer, EventTrackerStatus>> status = new HashMap<>();
        processors().forEach((name, processor) -> status.put(name, processor.status()));
        return status;
    }
}
