package ai.extraly.app.axon;

import ai.extraly.contract.chain.EventChain;
import ai.extraly.vault.Vault;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.lifecycle.Phase;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chains whatever is stored, wherever events are stored. */
@Configuration(proxyBeanMethods = false)
class ChainConfiguration {

    /** Before anything is sent or received: commands come in, and erasures are told, long before the last phase. */
    @Bean
    ConfigurerModule chain(
            ObjectProvider<Vault> vault,
            ObjectProvider<EventStore> events,
            @Qualifier("eventSerializer") ObjectProvider<Serializer> serializer) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(Phase.OUTBOUND_EVENT_CONNECTORS, () -> {
            EventChain chain = new EventChain(vault.getObject().derive(EventChain.PURPOSE, EventChain.INPUT));
            EventStore store = events.getObject();
            store.registerDispatchInterceptor(new Chaining(chain, store, serializer.getObject()));
        }));
    }
}
