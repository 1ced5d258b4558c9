package ai.extraly.query.model;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** One build of the read models. Each has collections of its own, so that a model can be built anew beside the live one. */
public record Generation(int number) {
    /** The one that every model begins with. */
    public static final Generation FIRST = new Generation(1);

    /**
     * The collection of {@code model}. What is written there may wait for the token of its batch before it is on the disk: nothing is
     * on the disk before what was written earlier, so no token is there without the rows that it vouches for.
     */
    public MongoCollection<Document> open(MongoOperations mongo, String model) {
        MongoCollection<Document> collection = mongo.getCollection(collection(model));
        return collection.withWriteConcern(collection.getWriteConcern().withJournal(false));
    }

    /** The collection in which this generation keeps {@code model}. */
    public String collection(String model) {
        return model + "." + number;
    }
}
