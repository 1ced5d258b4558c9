package ai.extraly.saga.webhook;

import ai.extraly.contract.webhook.NameService;
import ai.extraly.contract.webhook.Reach;
import ai.extraly.contract.webhook.Receivers;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the poster. A process that serves the API, too, shares its lookups. */
@Configuration(proxyBeanMethods = false)
public class PosterConfiguration {
    /** As documented: a receiver has ten seconds. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Bean
    @ConditionalOnMissingBean
    NameService nameService() {
        return NameService.ofThisMachine();
    }

    @Bean
    @ConditionalOnMissingBean
    Receivers receivers(
            NameService names,
            @Value("${extraly.webhooks.allow-private-networks:false}") boolean allowPrivateNetworks) {
        return new Receivers(allowPrivateNetworks ? Reach.WORLD_AND_PRIVATE_NETWORKS : Reach.WORLD, names);
    }

    @Bean
    Poster poster(Receivers receivers) {
        return new Poster(receivers, LIMIT);
    }
}
