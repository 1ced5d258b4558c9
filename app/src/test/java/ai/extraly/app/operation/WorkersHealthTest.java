package ai.extraly.app.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.extraly.engine.worker.WorkerSettings;
import ai.extraly.engine.worker.Workers;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class WorkersHealthTest {

    /** Handed to each child at its start, which the system refuses when there is a NUL in it. */
    private static final String HANDED_ON = "extraly.ocr.nothing";

    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Workers workers;

    @SuppressWarnings("NullAway.Init") // set by JUnit
    private WorkersHealth health;

    @BeforeEach
    void open() throws IOException {
        workers = Workers.with(WorkerSettings.DEFAULT.withChildren(1, 0));
        health = new WorkersHealth(workers);
    }

    @AfterEach
    void close() {
        System.clearProperty(HANDED_ON);
        workers.close();
    }

    @Test
    void isUpBeforeThereIsAnythingToRead() {
        assertThat(health.health())
                .isEqualTo(Health.up()
                        .withDetail("running", 0)
                        .withDetail("busy", 0)
                        .build());
    }

    @Test
    void isDownWhileNoChildCanBeStartedAndUpAsSoonAsOneWas() {
        // when
        System.setProperty(HANDED_ON, "\0");
        workers.warm();
        // then
        await().until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(health.health().getDetails().get("reason")).asString().contains("null character");
        assertThat(health.health().getDetails()).containsKey("to_do");
        // when
        System.clearProperty(HANDED_ON);
        // then
        await().atMost(Duration.ofMinutes(1))
                .until(() -> health.health().getStatus().equals(Status.UP));
        assertThat(health.health().getDetails()).containsEntry("running", 1);
    }
}
