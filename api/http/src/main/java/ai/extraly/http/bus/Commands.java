package ai.extraly.http.bus;

import ai.extraly.contract.Acknowledged;
import ai.extraly.contract.Actor;
import ai.extraly.contract.Refusal;
import ai.extraly.contract.account.command.AccountCommand;
import ai.extraly.contract.audit.RecordAccess;
import ai.extraly.contract.document.command.DocumentCommand;
import ai.extraly.http.error.ApiException;
import ai.extraly.http.web.RequestId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonException;
import org.axonframework.messaging.HandlerExecutionException;
import org.springframework.stereotype.Component;

/** Sends commands and waits for their end: one that was acknowledged has been committed. */
@Component
public class Commands {
    /** Far more than any command takes; after it nobody knows whether the command took effect. */
    private static final long PATIENCE_SECONDS = 20;

    private final CommandGateway gateway;

    Commands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /** Sends it in the name of {@code actor}. @throws CommandRefused when it was decided against */
    public Acknowledged send(DocumentCommand command, Actor actor) {
        return await(GenericCommandMessage.asCommandMessage(command), actor);
    }

    /** Sends it in the name of {@code actor}. @throws CommandRefused when it was decided against */
    public Acknowledged send(AccountCommand command, Actor actor) {
        return await(GenericCommandMessage.asCommandMessage(command), actor);
    }

    /** Sends it in the name of {@code actor}. */
    public Acknowledged send(RecordAccess command, Actor actor) {
        return await(GenericCommandMessage.asCommandMessage(command), actor);
    }

    private Acknowledged await(CommandMessage<?> command, Actor actor) {
        try {
            return gateway.<Acknowledged>send(command.andMetaData(actor.metaData(RequestId.current())))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw ApiException.unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable(e);
        }
    }

    /** Only details count: on their way between two nodes exceptions lose their classes. */
    private static RuntimeException failure(Throwable cause) {
        if (HandlerExecutionException.resolveDetails(cause).orElse(null) instanceof Refusal refusal) {
            return new CommandRefused(refusal);
        }
        return cause instanceof AxonException && !(cause instanceof HandlerExecutionException)
                ? ApiException.unavailable(cause)
                : new IllegalStateException("The command failed", cause);
    }
}
