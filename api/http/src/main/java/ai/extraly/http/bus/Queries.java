package ai.extraly.http.bus;

import ai.extraly.contract.Refusal;
import ai.extraly.http.error.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.common.AxonException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Asks questions and waits for their answers, never longer than it said. */
@Component
public class Queries implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final QueryGateway gateway;

    /** A bus in the same process may answer on the thread that asks, however long that takes. */
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** The answer to a question. @throws CommandRefused when it was decided against answering */
    public <R> Optional<R> find(Object query, Class<R> type) {
        return find(query, type, Duration.ZERO);
    }

    /**
     * The answer to a question that takes its time.
     *
     * @param patience that the question itself asks for
     */
    public <R> Optional<R> find(Object query, Class<R> type, Duration patience) {
        return await(query, ResponseTypes.optionalInstanceOf(type), patience.plus(PATIENCE));
    }

    /**
     * The answers to a question that has many. Asked for as one array: on the way through Axon Server a list forgets of what it is one,
     * and Axon makes lists of what it is asked for as many.
     */
    public <R> List<R> list(Object query, Class<R> type) {
        @SuppressWarnings("unchecked")
        Class<R[]> many = (Class<R[]>) type.arrayType();
        return List.of(await(query, ResponseTypes.instanceOf(many), PATIENCE));
    }

    /** The answer, or empty when there is none within {@code limit} for whatever reason. */
    public <R> Optional<R> within(Duration limit, Object query, Class<R> type) {
        try {
            return await(query, ResponseTypes.optionalInstanceOf(type), limit);
        } catch (ApiException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private <R> R await(Object query, ResponseType<R> type, Duration limit) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> gateway.query(query, type).join(), asking)
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw ApiException.unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable(e);
        }
    }

    /** As with commands: only details count. */
    private static RuntimeException failure(Throwable cause) {
        if (HandlerExecutionException.resolveDetails(cause).orElse(null) instanceof Refusal refusal) {
            return new CommandRefused(refusal);
        }
        return cause instanceof AxonException && !(cause instanceof HandlerExecutionException)
                ? ApiException.unavailable(cause)
                : new IllegalStateException("The question failed", cause);
    }

    @Override
    public void destroy() {
        asking.shutdownNow();
    }
}
