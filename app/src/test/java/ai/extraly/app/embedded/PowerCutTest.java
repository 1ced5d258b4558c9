package ai.extraly.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

class PowerCutTest {
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> handedOut = ConcurrentHashMap.newKeySet();
    private final List<String> known = new ArrayList<>();

    @RepeatedTest(10)
    void takesBackNoEventThatWasAcknowledgedOrHandedOut(RepetitionInfo repetition, @TempDir Path directory)
            throws Exception {
        // given
        Random chance = new Random(repetition.getCurrentRepetition());
        PowerCut.after(300 + chance.nextInt(1_500), this::remember);
        EventLog log = EventLog.on(EventLogFile.open(directory.resolve("before"), "powercut:"));
        // when the power goes while there are writers and a reader at work
        List<Thread> threads = List.of(writing(log, "a"), writing(log, "b"), writing(log, "c"), reading(log));
        for (Thread thread : threads) {
            thread.join();
        }
        log.close();
        PowerCut.leave(Files.createDirectories(directory.resolve("after")), chance);
        // then
        try (EventLog after = EventLog.open(directory.resolve("after"))) {
            assertThat(known).isNotEmpty();
            assertThat(after.read()).containsAll(known);
        }
    }

    private void remember() {
        known.addAll(handedOut);
        known.addAll(acknowledged);
    }

    private Thread writing(EventLog log, String aggregate) {
        return Thread.ofPlatform().start(() -> {
            for (long sequence = 0; !PowerCut.hasHappened(); sequence++) {
                log.append(aggregate, sequence);
                acknowledged.add(aggregate + ":" + sequence);
            }
        });
    }

    private Thread reading(EventLog log) {
        return Thread.ofPlatform().start(() -> {
            @Nullable TrackingToken place = null;
            while (!PowerCut.hasHappened()) {
                for (TrackedEventMessage<?> event :
                        log.engine().readEvents(place, false).toList()) {
                    handedOut.add((String) ((DomainEventMessage<?>) event).getPayload());
                    place = event.trackingToken();
                }
            }
        });
    }
}
