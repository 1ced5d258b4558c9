package ai.extraly.command;

import ai.extraly.contract.Refusal;
import ai.extraly.contract.Refused;
import ai.extraly.contract.account.command.AccountCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;

/** A command for something that never was is refused like any other, instead of with an exception that only Axon knows. */
final class UnknownIsRefused implements MessageHandlerInterceptor<CommandMessage<?>> {
    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (AggregateNotFoundException e) {
            boolean account = unitOfWork.getMessage().getPayload() instanceof AccountCommand;
            throw new Refused(account ? Refusal.ACCOUNT_UNKNOWN : Refusal.DOCUMENT_UNKNOWN);
        }
    }
}
