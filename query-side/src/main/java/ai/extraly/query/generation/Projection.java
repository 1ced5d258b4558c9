package ai.extraly.query.generation;

import ai.extraly.query.model.Generation;
import java.util.function.Function;

/**
 * A read model that can be built from the event log in any number of generations.
 *
 * @param version of its code. Whoever changes what the rows are made of raises it; the model is then built anew at the start, while
 *     the old generation answers. So the code must still understand the rows of the version before
 * @param segments by which a generation is divided among threads and nodes
 * @param opening makes a generation ready to be written and read
 */
public record Projection<M extends BuiltModel>(
        String name, int version, int segments, Function<Generation, M> opening) {
    M open(int generation) {
        return opening.apply(new Generation(generation));
    }

    /** The name of the processor, its tokens and its dead letters. */
    String processor(int generation) {
        return name + "/" + generation;
    }
}
