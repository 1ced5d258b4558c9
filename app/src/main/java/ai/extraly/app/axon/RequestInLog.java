package ai.extraly.app.axon;

import ai.extraly.contract.Actor;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Lets what is logged while a message is handled name the request that began it all, as the edge does while it answers. */
final class RequestInLog<M extends Message<?>> implements MessageHandlerInterceptor<M> {
    @Override
    public @Nullable Object handle(UnitOfWork<? extends M> unit, InterceptorChain chain) throws Exception {
        @Nullable String before = MDC.get(Actor.REQUEST);
        if (unit.getMessage().getMetaData().get(Actor.REQUEST) instanceof String request) {
            MDC.put(Actor.REQUEST, request);
        }
        try {
            return chain.proceed();
        } finally {
            if (before == null) {
                MDC.remove(Actor.REQUEST);
            } else {
                MDC.put(Actor.REQUEST, before);
            }
        }
    }
}
