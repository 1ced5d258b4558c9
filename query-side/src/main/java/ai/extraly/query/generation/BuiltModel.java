package ai.extraly.query.generation;

import java.util.List;

/** One generation of a read model: what keeps it, and where it lies. */
public interface BuiltModel extends AutoCloseable {
    /** What handles the events. */
    Object eventHandler();

    /** All that it has written. The first has a row for each thing that the model is of. */
    List<Table> tables();

    /** Whoever waits for one of its rows is answered. */
    @Override
    void close();
}
