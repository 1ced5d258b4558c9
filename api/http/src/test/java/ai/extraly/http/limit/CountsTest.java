package ai.extraly.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountsTest {
    private final Window window = Window.at(Instant.parse("2026-03-21T10:30:00Z"));
    private final Counts<Integer> counts = new Counts<>(window);

    @Test
    void addUpForEachKey() {
        counts.count(1, window);
        counts.count(2, window);

        assertThat(counts.count(1, window)).isEqualTo(2);
        assertThat(counts.counted(2, window)).isEqualTo(1);
        assertThat(counts.counted(3, window)).isZero();
    }

    @Test
    void doNotGrowWithoutEnd() {
        // when
        int keys = 2 * Logins.AT_MOST;
        IntStream.range(0, keys).forEach(key -> counts.count(key, window));

        // then
        await().until(() -> IntStream.range(0, keys)
                        .filter(key -> counts.counted(key, window) > 0)
                        .count()
                <= Logins.AT_MOST);
    }
}
