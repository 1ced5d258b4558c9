package ai.extraly.query.generation;

import ai.extraly.contract.projection.Drift;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares a generation that was built for nothing else with the live one, and ends its rebuild with what was found. */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    private final Followers followers;
    private final Courses courses;
    private final Errands errands;
    private final Clock clock;
    private final Tempo tempo;

    Verification(Followers followers, Courses courses, Errands errands, Clock clock, Tempo tempo) {
        this.followers = followers;
        this.courses = courses;
        this.errands = errands;
        this.clock = clock;
        this.tempo = tempo;
    }

    /** The node with the first segment compares; when it goes, the one that gets the segment does so again. */
    void begin(Course course, Rebuild rebuild) {
        GenerationProcessor processor =
                followers.of(course).processor(rebuild.generation()).orElse(null);
        if (processor != null && processor.status().containsKey(0)) {
            errands.run("Comparing for " + rebuild.id(), () -> compare(course, rebuild));
        }
    }

    private void compare(Course course, Rebuild rebuild) {
        Follower<?> follower = followers.of(course);
        try {
            Drift drift = new Comparison(tempo.tick())
                    .of(
                            follower.model(course.live().number()).orElseThrow(),
                            follower.model(rebuild.generation()).orElseThrow());
            LOG.info("{} of {} rows of {} differ", drift.differing(), drift.compared(), course.projection());
            end(course.projection(), rebuild, drift);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String projection, Rebuild rebuild, Drift drift) {
        for (int attempt = 1; attempt <= Courses.ATTEMPTS; attempt++) {
            Course course = followers.look(projection);
            Optional<Rebuild> still = course.rebuild(rebuild.id()).filter(Rebuild::isRunning);
            if (still.isEmpty() || courses.change(course, course.verifying(still.get(), drift, clock.instant()))) {
                return;
            }
        }
    }
}
