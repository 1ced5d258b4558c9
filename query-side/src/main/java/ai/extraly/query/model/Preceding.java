package ai.extraly.query.model;

import java.util.List;

/** What is derived from rows and must be written before them. When a crash comes between the two, both are asked again. */
@FunctionalInterface
public interface Preceding<R extends Row> {
    /**
     * Writes what follows from {@code changes}; done twice it takes effect once.
     *
     * @return false when rows or derived state were changed by somebody else meanwhile: read again, fold again, ask again
     */
    boolean write(List<Change<R>> changes);

    /** Nothing is derived. */
    static <R extends Row> Preceding<R> nothing() {
        return changes -> true;
    }
}
