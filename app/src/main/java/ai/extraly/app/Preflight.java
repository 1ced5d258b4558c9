package ai.extraly.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks, before anything is started, for what most often keeps a server from starting, and says it in one sentence instead of a
 * stack trace.
 */
class Preflight implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        try {
            if (environment.acceptsProfiles(Profiles.of("!distributed"))) {
                DataDirectory.claim(Path.of(environment.getRequiredProperty(DataDirectory.PROPERTY)));
            }
            requireFreePort(environment);
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void requireFreePort(Environment environment) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        if (port <= 0 || !environment.getProperty(Role.HTTP.property(), Boolean.class, true)) {
            return;
        }
        String address = environment.getProperty("server.address", "");
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(
                    address.isEmpty()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException e) {
            throw new CannotStartException(portInUse(port));
        }
    }

    static String portInUse(int port) {
        return "Extraly cannot listen on port " + port
                + ": another program does, or it may not be used. Stop that program or choose another port with --server.port=8081.";
    }
}
