package ai.extraly.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks, before anything is started, for what most often keeps a server from starting, and says it in one sentence instead of a
 * stack trace.
 */
class Preflight implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final String PRIVATE_NETWORKS = "extraly.webhooks.allow-private-networks";
    private static final String DEVELOPMENT = "extraly.development";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        try {
            requireLoopbackForPrivateNetworks(environment);
            if (environment.acceptsProfiles(Profiles.of("!distributed"))) {
                DataDirectory.claim(Path.of(environment.getRequiredProperty(DataDirectory.PROPERTY)));
            }
            requireFreePort(environment);
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Whoever may submit a document could otherwise have the machine's own services called. */
    static void requireLoopbackForPrivateNetworks(Environment environment) {
        Binder settings = Binder.get(environment);
        if (isOn(settings, PRIVATE_NETWORKS) && !isOn(settings, DEVELOPMENT) && !listensOnLoopback(environment)) {
            throw new CannotStartException("With " + PRIVATE_NETWORKS
                    + "=true Extraly would call addresses inside of this network for anybody who"
                    + " can reach it. Bind it to the loopback device with --server.address=127.0.0.1, leave the setting out, or say with --"
                    + DEVELOPMENT + "=true that nobody is to be protected.");
        }
    }

    private static boolean isOn(Binder settings, String property) {
        return settings.bind(property, Boolean.class).orElse(false);
    }

    /** Whether all that this node serves can come from this machine only. A node without the API works for others that serve it. */
    private static boolean listensOnLoopback(Environment environment) {
        String address = environment.getProperty("server.address", "");
        try {
            return servesHttp(environment)
                    && !address.isEmpty()
                    && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean servesHttp(Environment environment) {
        return environment.getProperty(Role.HTTP.property(), Boolean.class, true);
    }

    private static void requireFreePort(Environment environment) {
        int port = environment.getProperty("server.port", Integer.class, 8080);
        if (port <= 0 || !servesHttp(environment)) {
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
