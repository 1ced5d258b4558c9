package ai.extraly.app.operation;

import ai.extraly.contract.operation.LocalProcessor;
import ai.extraly.contract.operation.LocalSegment;
import ai.extraly.contract.operation.NodeReport;
import ai.extraly.contract.operation.OnNode;
import ai.extraly.contract.operation.ReportSegments;
import ai.extraly.contract.operation.SegmentFailure;
import ai.extraly.contract.operation.TaskAnswer;
import ai.extraly.query.failure.Failure;
import ai.extraly.query.failure.Failures;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.queryhandling.QueryHandler;

/** What this node says about itself, and does when it is meant. */
final class NodeOperations {
    /** A segment is given up between two batches. */
    private static final int SECONDS_TO_RELEASE = 10;

    private final String node;
    private final ProcessorsOfThisNode processors;
    private final Failures failures;
    private final Aside aside;

    NodeOperations(String node, ProcessorsOfThisNode processors, Failures failures, Aside aside) {
        this.node = node;
        this.processors = processors;
        this.failures = failures;
        this.aside = aside;
    }

    @QueryHandler
    NodeReport report(ReportSegments query) {
        return new NodeReport(
                node, processors.all().values().stream().map(this::report).toList());
    }

    private LocalProcessor report(StreamingEventProcessor processor) {
        return new LocalProcessor(
                processor.getName(),
                processor.isRunning(),
                processor.processingStatus().values().stream()
                        .map(NodeOperations::report)
                        .toList(),
                failures.of(processor.getName()).stream()
                        .map(NodeOperations::report)
                        .toList());
    }

    private static LocalSegment report(EventTrackerStatus status) {
        return new LocalSegment(
                status.getSegment().getSegmentId(), status.getCurrentPosition().orElse(-1), status.isReplaying());
    }

    private static SegmentFailure report(Failure failure) {
        return new SegmentFailure(
                failure.segment(), failure.position(), failure.sentence() + " It is tried again.", failure.at());
    }

    @QueryHandler
    CompletableFuture<TaskAnswer> on(OnNode task) {
        if (!task.node().equals(node)) {
            return CompletableFuture.completedFuture(TaskAnswer.notMine());
        }
        return aside.answer(() -> new TaskAnswer(true, perform(task)));
    }

    private boolean perform(OnNode task) {
        return switch (task.task()) {
            case SPLIT -> processor(task).splitSegment(segment(task)).join();
            case MERGE -> processor(task).mergeSegment(segment(task)).join();
            case RELEASE -> {
                processor(task).releaseSegment(segment(task), SECONDS_TO_RELEASE, TimeUnit.SECONDS);
                yield true;
            }
            case RETRY ->
                processors
                        .deadLetters(task.processor())
                        .map(letters -> letters.process(
                                letter -> letter.message().getIdentifier().equals(task.event())))
                        .orElse(false);
        };
    }

    private StreamingEventProcessor processor(OnNode task) {
        return processors
                .find(task.processor())
                .orElseThrow(() -> new IllegalStateException("This node has no processor " + task.processor()));
    }

    private static int segment(OnNode task) {
        return Objects.requireNonNull(task.segment(), "segment");
    }
}
