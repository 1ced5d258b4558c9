package ai.extraly.saga.erasure;

import ai.extraly.contract.account.event.AccountDeleted;
import ai.extraly.contract.document.event.DocumentDeleted;
import ai.extraly.vault.Vault;
import ai.extraly.vault.erasure.KeyErasure;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/**
 * Destroys the keys and the content of what was deleted. Whoever deletes does so at once for the caller's sake; this makes it
 * certain.
 */
@DisallowReplay
@ProcessingGroup(Erasure.PROCESSING_GROUP)
class Erasure {
    static final String PROCESSING_GROUP = "erasure";

    private final Vault vault;

    Erasure(Vault vault) {
        this.vault = vault;
    }

    @EventHandler
    void on(DocumentDeleted event) {
        vault.erase(KeyErasure.of(event.documentId()));
    }

    @EventHandler
    void on(AccountDeleted event) {
        vault.erase(KeyErasure.of(event.accountId(), event.dataKey()));
    }
}
