package ai.extraly.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreflightTest {
    private static final String ALLOWED = "extraly.webhooks.allow-private-networks=true ";

    private static ConfigurableEnvironment environment(String properties) {
        Map<String, Object> all = Stream.of(properties.trim().split(" "))
                .map(property -> property.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        ConfigurableEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", all));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALLOWED + "server.address=127.0.0.1",
                ALLOWED + "server.address=127.0.0.2",
                ALLOWED + "server.address=::1",
                ALLOWED + "server.address=localhost",
                ALLOWED + "server.address=0.0.0.0 extraly.development=true",
                ALLOWED + "extraly.role.http=false extraly.development=on",
                "extraly.webhooks.allow-private-networks=false server.address=0.0.0.0",
                "server.address=0.0.0.0",
            })
    void letsWebhooksIntoPrivateNetworksWhereNobodyElseCanAskForThem(String properties) {
        assertThatCode(() -> Preflight.requireLoopbackForPrivateNetworks(environment(properties)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ALLOWED,
                ALLOWED + "server.address=0.0.0.0",
                ALLOWED + "server.address=::",
                ALLOWED + "server.address=192.168.1.7",
                ALLOWED + "server.address=0.0.0.0 extraly.development=false",
                ALLOWED + "server.address=127.0.0.1 extraly.role.http=false",
                "extraly.webhooks.allowPrivateNetworks=on server.address=0.0.0.0",
            })
    void doesNotStartWhereOthersCould(String properties) {
        assertThatThrownBy(() -> Preflight.requireLoopbackForPrivateNetworks(environment(properties)))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("extraly.webhooks.allow-private-networks=true")
                .hasMessageContaining("--server.address=127.0.0.1");
    }

    @Test
    void knowsTheSettingFromAnEnvironmentVariable() {
        ConfigurableEnvironment environment = environment("server.address=0.0.0.0");
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of("EXTRALY_WEBHOOKS_ALLOWPRIVATENETWORKS", "yes")));

        assertThatThrownBy(() -> Preflight.requireLoopbackForPrivateNetworks(environment))
                .isInstanceOf(CannotStartException.class);
    }
}
