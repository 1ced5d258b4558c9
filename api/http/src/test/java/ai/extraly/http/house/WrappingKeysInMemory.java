package ai.extraly.http.house;

import ai.extraly.vault.WrappingKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Wrapping keys that wrap nothing. */
public final class WrappingKeysInMemory implements WrappingKeys {
    private static final Instant MADE = Instant.parse("2026-03-21T10:30:00Z");

    private final List<String> ids = new ArrayList<>(List.of("00000001"));

    @Override
    public synchronized State state() {
        List<WrappingKey> keys = new ArrayList<>();
        for (String id : ids.reversed()) {
            boolean primary = keys.isEmpty();
            keys.add(new WrappingKey(
                    id, primary ? Status.PRIMARY : Status.RETIRED, MADE, primary ? null : MADE.plusSeconds(1)));
        }
        return new State(keys, new Rewrapping(Progress.DONE, 3, 3, 0, List.of(), MADE, MADE.plusSeconds(1), null));
    }

    @Override
    public synchronized State rotate() {
        ids.add("%08x".formatted(ids.size() + 1));
        return state();
    }
}
