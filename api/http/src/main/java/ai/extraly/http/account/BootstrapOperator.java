package ai.extraly.http.account;

import ai.extraly.contract.account.Role;
import ai.extraly.contract.account.query.AccountView;
import ai.extraly.contract.account.query.FindAccount;
import ai.extraly.http.account.BootstrapSettings.Operator;
import ai.extraly.http.bus.CommandRefused;
import ai.extraly.http.bus.Queries;
import ai.extraly.http.plan.Plans;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the configured operator when the system has started. An account that exists already is left as it is: nobody is promoted this way. */
@Component
@EnableConfigurationProperties(BootstrapSettings.class)
class BootstrapOperator {
    private static final Logger LOG = LoggerFactory.getLogger(BootstrapOperator.class);

    private final BootstrapSettings settings;
    private final Accounts accounts;
    private final Queries queries;

    BootstrapOperator(BootstrapSettings settings, Accounts accounts, Queries queries) {
        this.settings = settings;
        this.accounts = accounts;
        this.queries = queries;
    }

    @EventListener(ApplicationReadyEvent.class)
    void register() {
        Operator operator = settings.operator();
        if (operator == null) {
            return;
        }
        try {
            if (queries.find(new FindAccount(accounts.id(operator.address())), AccountView.class)
                    .isEmpty()) {
                accounts.register(
                        operator.address(), operator.password(), Plans.DEFAULT, Set.of(Role.USER, Role.OPERATOR));
                LOG.info("Registered the configured operator");
            }
        } catch (CommandRefused e) {
            LOG.info("The configured operator has an account already; it is left as it is");
        } catch (RuntimeException e) {
            LOG.error("The configured operator could not be registered; the next start will try again", e);
        }
    }
}
