package ai.extraly.app.axon;

import java.util.function.Supplier;
import org.jobrunr.server.BackgroundJobServer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Starts after everything else and stops before it: a deadline that fires while a command has no handler yet, or no more, would only
 * be tried again much later.
 */
final class DeadlineServer implements SmartLifecycle {
    private final Supplier<BackgroundJobServer> servers;
    private volatile @Nullable BackgroundJobServer server;

    DeadlineServer(Supplier<BackgroundJobServer> servers) {
        this.servers = servers;
    }

    @Override
    public void start() {
        BackgroundJobServer starting = servers.get();
        starting.start();
        server = starting;
    }

    @Override
    public void stop() {
        BackgroundJobServer stopping = server;
        if (stopping != null) {
            stopping.stop();
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
