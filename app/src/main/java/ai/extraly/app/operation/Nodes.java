package ai.extraly.app.operation;

import ai.extraly.contract.operation.NodeReport;
import ai.extraly.contract.operation.OnNode;
import ai.extraly.contract.operation.ReportSegments;
import ai.extraly.contract.operation.TaskAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/** All nodes that are running, this one too. One that does not answer in time is left out. */
final class Nodes {
    private static final Duration TO_REPORT = Duration.ofSeconds(2);

    /** Less than the patience of whoever asked. */
    private static final Duration TO_ACT = Duration.ofSeconds(50);

    private final QueryGateway queries;

    Nodes(QueryGateway queries) {
        this.queries = queries;
    }

    List<NodeReport> reports() {
        return queries.scatterGather(
                        new ReportSegments(),
                        ResponseTypes.instanceOf(NodeReport.class),
                        TO_REPORT.toMillis(),
                        TimeUnit.MILLISECONDS)
                .toList();
    }

    /** Whether the node did it; empty when it did not answer. The first answer of the one that was meant is enough. */
    Optional<Boolean> perform(OnNode task) {
        return queries.scatterGather(
                        task, ResponseTypes.instanceOf(TaskAnswer.class), TO_ACT.toMillis(), TimeUnit.MILLISECONDS)
                .filter(TaskAnswer::mine)
                .map(TaskAnswer::done)
                .findFirst();
    }
}
