package ai.extraly.app;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Turns {@code extraly.roles=http,query} into the switches by which the rooms' auto-configurations are turned on and off. */
class RolesOfThisNode implements EnvironmentPostProcessor {
    static final String PROPERTY = "extraly.roles";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Set<Role> roles = Role.parse(environment.getProperty(PROPERTY, ""));
        Map<String, Object> switches =
                Arrays.stream(Role.values()).collect(Collectors.toMap(Role::property, roles::contains));
        environment.getPropertySources().addFirst(new MapPropertySource("roles", switches));
    }
}
