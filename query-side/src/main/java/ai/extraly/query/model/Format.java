package ai.extraly.query.model;

import org.bson.Document;

/** How a row lies in MongoDB. What {@link #write} made, {@link #read} gives back equal. {@link Rows} adds id and sequence. */
public interface Format<R extends Row> {
    Document write(R row);

    R read(Document stored);
}
