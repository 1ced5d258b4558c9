package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class PowerCutTest {
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> handedOut = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    @RepeatedTest(3)
    void takesBackNoEventThatWasAcknowledgedOrHandedOut(@TempDir Path directory) throws Exception {
        // given writers and a reader at work
        PowerCut.on();
        EventLog log = EventLog.on(EventLogFile.open(directory.resolve("before"), "powercut:"));
        List<Thread> threads = List.of(writing(log, "a"), writing(log, "b"), writing(log, "c"), reading(log));
        await().until(() -> acknowledged.size() >= 60 && handedOut.size() >= 20);
        // when the power goes
        Set<String> known = ConcurrentHashMap.newKeySet();
        known.addAll(handedOut);
        known.addAll(acknowledged);
        PowerCut.cut();
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        log.close();
        // then
        try (EventLog after = EventLog.open(survivor(directory))) {
            assertThat(after.read()).containsAll(known);
        }
    }

    private static Path survivor(Path directory) throws IOException {
        Path after = Files.createDirectories(directory.resolve("after"));
        Files.move(PowerCut.survivor(directory.resolve("before/events.mv.db")), after.resolve("events.mv.db"));
        return after;
    }

    private Thread writing(EventLog log, String aggregate) {
        return Thread.ofPlatform().start(() -> {
            for (long sequence = 0; !stopped; sequence++) {
                log.append(aggregate, sequence);
                acknowledged.add(aggregate + ":" + sequence);
            }
        });
    }

    private Thread reading(EventLog log) {
        return Thread.ofPlatform().start(() -> {
            @Nullable TrackingToken place = null;
            while (!stopped) {
                for (TrackedEventMessage<?> event :
                        log.engine().readEvents(place, false).toList()) {
                    handedOut.add((String) ((DomainEventMessage<?>) event).getPayload());
                    place = event.trackingToken();
                }
            }
        });
    }
}
