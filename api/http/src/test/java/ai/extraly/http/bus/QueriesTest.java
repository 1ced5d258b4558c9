package ai.extraly.http.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.extraly.http.error.ApiException;
import ai.extraly.http.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final Queries queries =
            new Queries(DefaultQueryGateway.builder().queryBus(bus).build());

    record Name(int number) {}

    record Age(int number) {}

    record Stuck() {}

    record Fails() {}

    record Unheard() {}

    static final class Handlers {
        private final CountDownLatch never = new CountDownLatch(1);

        @QueryHandler
        @Nullable
        String handle(Name query) {
            return query.number() == 0 ? null : "name";
        }

        @QueryHandler
        Optional<Integer> handle(Age query) {
            return query.number() == 0 ? Optional.empty() : Optional.of(17);
        }

        @QueryHandler
        CompletableFuture<String> handle(Stuck query) throws InterruptedException {
            never.await();
            return CompletableFuture.completedFuture("too late");
        }

        @QueryHandler
        CompletableFuture<String> handle(Fails query) {
            return CompletableFuture.failedFuture(new QueryExecutionException("surprise", null));
        }
    }

    private final AutoCloseable subscription = subscribe();

    private AutoCloseable subscribe() {
        return new AnnotationQueryHandlerAdapter<>(new Handlers()).subscribe(bus)::cancel;
    }

    @AfterEach
    void stop() throws Exception {
        queries.destroy();
        subscription.close();
    }

    @Test
    void takeNullAndAnEmptyOptionalForNothing() {
        assertThat(queries.find(new Name(0), String.class)).isEmpty();
        assertThat(queries.find(new Name(1), String.class)).hasValue("name");
        assertThat(queries.find(new Age(0), Integer.class)).isEmpty();
        assertThat(queries.find(new Age(1), Integer.class)).hasValue(17);
    }

    @Test
    void doNotWaitForAHandlerThatIsStuck() {
        assertThat(queries.within(A_MOMENT, new Stuck(), String.class)).isEmpty();
    }

    @Test
    void failWithoutAHandlerAsAServiceThatIsNotThere() {
        assertThatThrownBy(() -> queries.find(new Unheard(), String.class))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
    }

    @Test
    void failAsAnErrorOfOursOtherwise() {
        assertThatThrownBy(() -> queries.find(new Fails(), String.class)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doNotFailWhenTheAnswerDoesNotMatter() {
        assertThat(queries.within(A_MOMENT, new Fails(), String.class)).isEmpty();
        assertThat(queries.within(A_MOMENT, new Unheard(), String.class)).isEmpty();
    }
}
