package ai.extraly.bench.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients at work at the same time, numbered from 0. */
final class Crew {
    private Crew() {}

    /** What one client does. */
    interface Client {
        void work(int number) throws IOException;
    }

    /** Lets so many clients work and waits for all of them; the first failure of one is the failure of all. */
    static void of(int clients, Client client) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < clients; number++) {
                int mine = number;
                all.add(threads.submit(() -> {
                    client.work(mine);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("A client could not do its work", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
