package ai.extraly.app.operation;

import ai.extraly.engine.worker.WorkerFigures;
import ai.extraly.engine.worker.Workers;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while this node can read no document: there is no child process, and none could be started. Each look then tries once more, so whoever looks
 * sees when it is over also while no document comes.
 */
final class WorkersHealth implements HealthIndicator {
    private static final String TO_DO =
            "See whether this node has memory, processes and room in its temporary folder to spare, and whether"
                    + " extraly.extraction.heap is enough for Java to start. It is tried again with each document and each look here.";

    private final Workers workers;

    WorkersHealth(Workers workers) {
        this.workers = workers;
    }

    @Override
    public Health health() {
        WorkerFigures figures = workers.figures();
        String trouble = figures.trouble();
        if (trouble == null) {
            return Health.up()
                    .withDetail("running", figures.running())
                    .withDetail("busy", figures.busy())
                    .build();
        }
        workers.warm();
        return Health.down()
                .withDetail("reason", "No child process could be started: " + trouble)
                .withDetail("to_do", TO_DO)
                .build();
    }
}
