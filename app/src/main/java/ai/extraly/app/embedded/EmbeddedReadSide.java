package ai.extraly.app.embedded;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The MongoDB of the one-machine set-up. Spring Boot connects to it as to any other. */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class EmbeddedReadSide {

    @Bean
    ReadSideServer readSideServer(@Value("${extraly.data-dir}") Path dataDir) {
        return ReadSideServer.start(dataDir.resolve("read-side"));
    }
}
