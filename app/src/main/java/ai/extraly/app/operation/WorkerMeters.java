package ai.extraly.app.operation;

import ai.extraly.engine.worker.Ending;
import ai.extraly.engine.worker.WorkerFigures;
import ai.extraly.engine.worker.Workers;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How the child processes that read documents are doing. */
final class WorkerMeters implements MeterBinder {
    private final Workers workers;

    WorkerMeters(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("extraly.workers", workers, each -> each.figures().busy())
                .description("child processes that read documents")
                .tag("state", "busy")
                .register(registry);
        Gauge.builder("extraly.workers", workers, WorkerMeters::idle)
                .description("child processes that read documents")
                .tag("state", "idle")
                .register(registry);
        FunctionCounter.builder(
                        "extraly.workers.started",
                        workers,
                        each -> each.figures().started())
                .description("child processes that were started")
                .register(registry);
        for (Ending cause : Ending.values()) {
            FunctionCounter.builder(
                            "extraly.workers.ended",
                            workers,
                            each -> each.figures().ended().getOrDefault(cause, 0L))
                    .description("child processes that have ended")
                    .tag("cause", cause.wireName())
                    .register(registry);
        }
    }

    private static double idle(Workers workers) {
        WorkerFigures figures = workers.figures();
        return figures.running() - figures.busy();
    }
}
