package ai.extraly.vault.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.contract.chain.Anchor;
import ai.extraly.contract.chain.Head;
import ai.extraly.vault.Notary;
import ai.extraly.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointBookTest {
    private static final Instant NOON = Instant.parse("2026-03-21T12:00:00Z");

    @TempDir
    Path directory;

    private Notary notary;

    @BeforeEach
    void open() {
        notary = Vault.inFiles(directory.resolve("vault"), Clock.fixed(NOON, ZoneOffset.UTC))
                .notary();
    }

    private static Head head(String aggregate, long sequence) {
        return new Head(aggregate, sequence, "link");
    }

    private static Map<String, Long> heads(CheckpointBook book) {
        Map<String, Long> heads = new HashMap<>();
        book.heads(book.anchor().number(), head -> heads.put(head.aggregate(), head.sequence()));
        return heads;
    }

    @Test
    void ofTwoNodesOneWritesTheNext() {
        // given
        CheckpointBook one = new CheckpointBook(notary);
        CheckpointBook other = new CheckpointBook(notary);
        Anchor both = one.anchor();
        // then
        assertThat(one.write(both, NOON, 10, 0, List.of(head("a", 1)))).isTrue();
        assertThat(other.write(both, NOON, 11, 0, List.of(head("b", 1)))).isFalse();
        assertThat(other.anchor()).isEqualTo(new Anchor(1, 10, 0, NOON));
        assertThat(heads(other)).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void nodesThatRaceLoseNothingAndLeaveNoGap() throws Exception {
        // given
        int nodes = 3;
        int each = 4;
        List<Callable<Void>> racing = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            String stream = "stream-" + node;
            CheckpointBook book = new CheckpointBook(notary);
            racing.add(() -> {
                for (int sequence = 0; sequence < each; ) {
                    Anchor newest = book.anchor();
                    if (book.write(newest, NOON, newest.position() + 1, 0, List.of(head(stream, sequence)))) {
                        sequence++;
                    }
                }
                return null;
            });
        }
        // when
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
            for (Future<Void> node : threads.invokeAll(racing)) {
                node.get();
            }
        }
        // then
        CheckpointBook read = new CheckpointBook(notary);
        assertThat(read.anchor().number()).isEqualTo((long) nodes * each);
        assertThat(heads(read)).isEqualTo(Map.of("stream-0", 3L, "stream-1", 3L, "stream-2", 3L));
    }

    @Test
    void whoLosesTheRaceForAllHeadsLeavesTheWinnersWhole() {
        // given
        CheckpointBook one = new CheckpointBook(notary);
        CheckpointBook other = new CheckpointBook(notary);
        Anchor both = one.anchor();
        List<Head> many =
                IntStream.range(0, 5_000).mapToObj(i -> head("stream-" + i, 1)).toList();
        // when
        boolean won = one.write(both, NOON, 10, 0, many);
        boolean lost = other.write(both, NOON, 10, 0, many.subList(0, 4_999));
        // then
        assertThat(won).isTrue();
        assertThat(lost).isFalse();
        assertThat(heads(new CheckpointBook(notary))).hasSize(5_000);
    }

    @Test
    void knowsNoCheckpointThatWasNotSigned() {
        // given
        notary.keep("checkpoint-1", new byte[200]);
        // then
        assertThatThrownBy(() -> new CheckpointBook(notary).anchor())
                .isInstanceOf(BrokenCheckpointException.class)
                .hasMessage("Checkpoint 1 is not what was signed");
    }
}
