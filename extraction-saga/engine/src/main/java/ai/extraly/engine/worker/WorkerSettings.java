package ai.extraly.engine.worker;

import java.time.Duration;

/**
 * How many children there are and what each may use.
 *
 * @param parallel  documents read at once, each by a child of its own
 * @param spare     children beside these: one counts pages, and takes the place of one that was lost
 * @param heap      the Java heap of a child, in MiB
 * @param memory    all that a child may have in memory, heap included, in MiB; it is ended when it has more. Watched on Linux only
 * @param documents a child is replaced after so many
 */
public record WorkerSettings(int parallel, int spare, int heap, int memory, TimeLimit time, int documents) {

    /**
     * The heap holds a page of 40 megapixels in colour three times over (480 MiB) beside a file of 20 MB. The memory leaves as much again for what
     * Java and the libraries for recognising text take outside of it. A page that has to be recognised takes 2 to 3 s of one core, and cores are
     * shared.
     */
    public static final WorkerSettings DEFAULT = new WorkerSettings(
            1, 1, 768, 1536, new TimeLimit(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofMinutes(15)), 500);

    public WorkerSettings {
        if (parallel < 1 || spare < 0 || heap < 1 || memory < 1 || documents < 1) {
            throw new IllegalArgumentException("Of children, memory and documents there must be at least one.");
        }
    }

    public WorkerSettings withChildren(int reading, int beside) {
        return new WorkerSettings(reading, beside, heap, memory, time, documents);
    }

    public WorkerSettings withMemory(int ofHeap, int inAll) {
        return new WorkerSettings(parallel, spare, ofHeap, inAll, time, documents);
    }

    public WorkerSettings withTime(TimeLimit limit) {
        return new WorkerSettings(parallel, spare, heap, memory, limit, documents);
    }

    public WorkerSettings withDocuments(int number) {
        return new WorkerSettings(parallel, spare, heap, memory, time, number);
    }
}
