package ai.extraly.app;

import ai.extraly.contract.projection.ListProjections;
import ai.extraly.contract.projection.ProjectionView;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.ApplicationContext;

/**
 * Waits until the read models of a node have seen all that has happened. Who writes waits for that too, but for two seconds only, and a
 * busy machine may need longer.
 */
public final class CaughtUp {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private CaughtUp() {}

    public static void await(ApplicationContext node) {
        QueryGateway queries = node.getBean(QueryGateway.class);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> queries
                                .query(new ListProjections(), ResponseTypes.multipleInstancesOf(ProjectionView.class))
                                .join()
                                .stream()
                                .allMatch(projection -> projection.lag() == 0));
    }
}
