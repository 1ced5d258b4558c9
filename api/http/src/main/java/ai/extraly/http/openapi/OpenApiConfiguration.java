package ai.extraly.http.openapi;

import io.swagger.v3.core.jackson.ModelResolver;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** How the description is made from the code. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:ai/extraly/http/openapi/springdoc.properties")
class OpenApiConfiguration {
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return PrintedTypes.resolver(mappers.jsonMapper());
    }

    @Bean
    PrintedTypes printedTypes() {
        return new PrintedTypes();
    }
}
