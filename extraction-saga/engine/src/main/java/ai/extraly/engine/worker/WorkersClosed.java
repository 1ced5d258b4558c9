package ai.extraly.engine.worker;

/** There are no children any more: nothing was found out about the document. */
public final class WorkersClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorkersClosed() {
        super("The child processes have been ended.");
    }
}
