package ai.extraly.query.model;

import java.util.Arrays;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;

/** A query bus with handlers on it: what they are asked, and how, is what every other node asks. */
public final class Asked {
    private Asked() {}

    public static QueryGateway through(Object... handlers) {
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        Arrays.stream(handlers).forEach(handler -> new AnnotationQueryHandlerAdapter<>(handler).subscribe(bus));
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }
}
