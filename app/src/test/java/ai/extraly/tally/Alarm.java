package ai.extraly.tally;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** Counts a second time, some time after the first. */
@Saga
@ProcessingGroup("alarm")
public class Alarm {
    record Ring(String tally) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "tally")
    void on(Tally.Counted event, DeadlineManager deadlines) {
        if (event.number() == 1) {
            deadlines.schedule(Duration.ofMillis(1), "ring", new Ring(event.tally()));
        } else {
            SagaLifecycle.end();
        }
    }

    @DeadlineHandler(deadlineName = "ring")
    void ring(Ring ring, CommandGateway commands) {
        commands.sendAndWait(new Tally.Count(ring.tally(), Instant.EPOCH));
    }
}
