package ai.extraly.query.model;

/** What a read model keeps of one aggregate. */
public interface Row {
    /** The aggregate's identifier. */
    String id();

    /** The sequence number of the newest event that this row has seen. */
    long sequence();
}
