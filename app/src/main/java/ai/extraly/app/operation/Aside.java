package ai.extraly.app.operation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers beside the thread that asks: what is asked may take minutes, and holds no transaction meanwhile. No {@code Executor}, which
 * others would take for theirs.
 */
final class Aside implements AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("operation-", 1).factory());

    <T> CompletableFuture<T> answer(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
