package ai.extraly.http;

import ai.extraly.contract.webhook.NameService;
import ai.extraly.contract.webhook.Receivers;
import ai.extraly.http.limit.InProcessRequestWindows;
import ai.extraly.http.limit.Pause;
import ai.extraly.http.limit.RequestWindows;
import ai.extraly.http.webhook.WebhookSettings;
import java.time.Clock;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Makes a node answer HTTP. Switched off by {@code extraly.role.http=false}. */
@AutoConfiguration(
        before = {
            MultipartAutoConfiguration.class,
            ErrorMvcAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            SpringDocConfiguration.class
        },
        beforeName =
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration")
@ConditionalOnBooleanProperty(name = "extraly.role.http", matchIfMissing = true)
@EnableConfigurationProperties(WebhookSettings.class)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // other rooms have Documents, too
public class HttpAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    NameService nameService() {
        return NameService.ofThisMachine();
    }

    @Bean
    @ConditionalOnMissingBean
    Pause pause() {
        return Thread::sleep;
    }

    @Bean
    @ConditionalOnMissingBean
    Receivers receivers(WebhookSettings settings, NameService names) {
        return new Receivers(settings.reach(), names);
    }

    @Bean
    @ConditionalOnMissingBean
    RequestWindows requestWindows(Clock clock) {
        return new InProcessRequestWindows(clock);
    }
}
