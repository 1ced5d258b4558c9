package ai.extraly.query.generation;

import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away what dropped generations have left. */
final class Clearance {
    private static final Logger LOG = LoggerFactory.getLogger(Clearance.class);

    private final Followers followers;
    private final Courses courses;
    private final Positions positions;
    private final GenerationProcessors processors;
    private final Errands errands;

    Clearance(
            Followers followers,
            Courses courses,
            Positions positions,
            GenerationProcessors processors,
            Errands errands) {
        this.followers = followers;
        this.courses = courses;
        this.positions = positions;
        this.processors = processors;
        this.errands = errands;
    }

    /** Large collections take their time, and nobody waits for them. */
    void begin(Projection<?> projection, Build build) {
        errands.run("Dropping " + projection.processor(build.number()), () -> drop(projection, build));
    }

    private void drop(Projection<?> projection, Build build) {
        String processor = projection.processor(build.number());
        try {
            positions.forget(processor);
            processors.drop(processor);
        } catch (UnableToClaimTokenException e) {
            LOG.debug("{} has not stopped everywhere, or another node is dropping it", processor);
            return;
        }
        try (BuiltModel model = projection.open(build.number())) {
            model.tables().forEach(table -> table.collection().drop());
        }
        Course course = followers.look(projection.name());
        if (courses.change(course, course.without(build))) {
            LOG.info("Generation {} of {} is gone", build.number(), projection.name());
        }
    }
}
