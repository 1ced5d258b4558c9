package ai.extraly.app.embedded;

import ai.extraly.vault.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The one-machine set-up without the rooms of the house. No stereotype: nobody finds it by scanning. */
@AutoConfigurationPackage
@Import(FrameworksOnly.class)
@ComponentScan(basePackages = {"ai.extraly.app.embedded", "ai.extraly.app.axon", "ai.extraly.app.distributed"})
class EmbeddedTestApplication {
    @Bean
    Vault vault(@Value("${extraly.data-dir}") Path dataDir) {
        return Vault.inFiles(dataDir.resolve("vault"), Clock.systemUTC());
    }

    static ConfigurableApplicationContext start(Path dataDir, Class<?>... more) {
        return start(dataDir, List.of("extraly.roles=query"), more);
    }

    static ConfigurableApplicationContext start(Path dataDir, List<String> properties, Class<?>... more) {
        return new SpringApplicationBuilder(EmbeddedTestApplication.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .profiles("embedded")
                .run(Stream.concat(Stream.of("extraly.data-dir=" + dataDir), properties.stream())
                        .map(property -> "--" + property)
                        .toArray(String[]::new));
    }
}
