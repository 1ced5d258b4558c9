package ai.extraly.app.embedded;

import java.nio.file.Path;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The one-machine set-up without the rooms of the house. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(basePackages = {"ai.extraly.app.embedded", "ai.extraly.app.axon", "ai.extraly.app.distributed"})
class EmbeddedTestApplication {

    static ConfigurableApplicationContext start(Path dataDir, Class<?>... more) {
        return new SpringApplicationBuilder(EmbeddedTestApplication.class)
                .sources(more)
                .web(WebApplicationType.NONE)
                .profiles("embedded")
                .properties(
                        "extraly.data-dir=" + dataDir, "spring.main.banner-mode=off", "extraly.role.extraction=false")
                .run();
    }
}
