package ai.extraly.query.generation;

import ai.extraly.query.model.Row;
import ai.extraly.query.model.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The generation that answers. It may become another one at any time, so nobody keeps it longer than for one answer. The pointer never
 * gets older than {@link Tempo#pointer()}: by then it is looked up again before anything is answered.
 */
public final class Live<M extends BuiltModel> implements AutoCloseable {
    /**
     * @param answering the live generation
     * @param seeing all generations that answer somewhere: nodes do not all change over in the same moment
     */
    private record Pointer<M>(M answering, List<M> seeing, long since) {}

    private final Runnable look;
    private final Duration longest;
    private volatile @Nullable Pointer<M> pointer;
    private volatile boolean closed;

    Live(Runnable look, Duration longest) {
        this.look = look;
        this.longest = longest;
    }

    /** For ever {@code model}. */
    public static <M extends BuiltModel> Live<M> always(M model) {
        Live<M> live = new Live<>(() -> {}, Tempo.usual().pointer());
        live.point(model, List.of(model));
        return live;
    }

    public M model() {
        return pointer().answering();
    }

    /**
     * True as soon as the row {@code id} is {@code enough} in every generation that may answer on some node, or false after
     * {@code patience}.
     */
    public <R extends Row> CompletableFuture<Boolean> seen(
            Function<M, Watch<R>> watch, String id, Predicate<? super R> enough, Duration patience) {
        Deadline deadline = Deadline.in(patience);
        List<M> asked = pointer().seeing();
        CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
        for (M model : asked) {
            all = all.thenCombine(watch.apply(model).until(id, enough, patience), Boolean::logicalAnd);
        }
        return all.thenCompose(seen -> seen || closed || asked.equals(pointer().seeing()) || deadline.isOver()
                ? CompletableFuture.completedFuture(seen)
                : seen(watch, id, enough, deadline.left()));
    }

    /** True as soon as the row {@code id} is {@code enough} in the live generation, or false after {@code patience}. */
    public <R extends Row> CompletableFuture<Boolean> until(
            Function<M, Watch<R>> watch, String id, Predicate<? super R> enough, Duration patience) {
        Deadline deadline = Deadline.in(patience);
        M asked = model();
        return watch.apply(asked)
                .until(id, enough, patience)
                .thenCompose(seen -> seen || closed || asked.equals(model()) || deadline.isOver()
                        ? CompletableFuture.completedFuture(seen)
                        : until(watch, id, enough, deadline.left()));
    }

    void point(M answering, List<M> seeing) {
        pointer = new Pointer<>(answering, List.copyOf(seeing), System.nanoTime());
    }

    /** Whoever waits is answered, and nobody waits any more. */
    @Override
    public void close() {
        closed = true;
        Pointer<M> last = pointer;
        if (last != null) {
            last.seeing().forEach(BuiltModel::close);
        }
    }

    private Pointer<M> pointer() {
        Pointer<M> known = pointer;
        if (known == null || (isOld(known) && !closed)) {
            look.run();
            known = pointer;
        }
        if (known == null) {
            throw new IllegalStateException("No generation is known yet");
        }
        return known;
    }

    private boolean isOld(Pointer<?> pointer) {
        return System.nanoTime() - pointer.since() > longest.toNanos();
    }

    private record Deadline(long at) {
        static Deadline in(Duration patience) {
            return new Deadline(System.nanoTime() + patience.toNanos());
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
        }

        boolean isOver() {
            return left().isZero();
        }
    }
}
