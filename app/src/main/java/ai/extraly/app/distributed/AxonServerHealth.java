package ai.extraly.app.distributed;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while this node's connection to its Axon Server context stands. Axon's own indicator is not made for this Spring Boot. */
final class AxonServerHealth implements HealthIndicator {
    private final AxonServerConnectionManager connections;

    AxonServerHealth(AxonServerConnectionManager connections) {
        this.connections = connections;
    }

    @Override
    public Health health() {
        String context = connections.getDefaultContext();
        Health.Builder health = connections.isConnected(context) ? Health.up() : Health.down();
        return health.withDetail("context", context).build();
    }
}
