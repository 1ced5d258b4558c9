package ai.extraly.command;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Brings the aggregates to a node that has the role {@code command}. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "extraly.role.command", matchIfMissing = true)
@Import({Document.class, Account.class, Journal.class})
public class CommandAutoConfiguration {
    @Bean
    ConfigurerModule unknownAggregatesAreRefused() {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(
                () -> configuration.getComponent(CommandBus.class).registerHandlerInterceptor(new UnknownIsRefused())));
    }
}
