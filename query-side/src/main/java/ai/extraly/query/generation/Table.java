package ai.extraly.query.generation;

import com.mongodb.client.MongoCollection;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A collection of one generation.
 *
 * @param name the same in all generations
 * @param essence of a document: what follows from the events alone, and not from the way in which they were delivered. Null when the
 *     document might as well not be there
 */
public record Table(String name, MongoCollection<Document> collection, Function<Document, @Nullable Document> essence) {
    /** A table in which everything follows from the events. */
    public static Table of(String name, MongoCollection<Document> collection) {
        return new Table(name, collection, document -> document);
    }
}
