package ai.extraly.bench.drill;

import java.io.IOException;

/** Something done to a running system in order to see whether it keeps its promises. */
public interface Drill {
    /**
     * Does it, and writes down what it saw.
     *
     * @throws IOException when the drill itself could not be carried out
     */
    void run(Protocol protocol) throws IOException;
}
