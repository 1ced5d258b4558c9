package ai.extraly.saga.webhook;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/** The database of the set-up on one machine, in memory: one for all tests, and an empty collection in it for each. */
final class InProcessMongo {
    private static final MongoServer SERVER = new MongoServer(H2Backend.inMemory());
    private static final MongoClient CLIENT = MongoClients.create(SERVER.bindAndGetConnectionString());
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private InProcessMongo() {}

    static MongoCollection<Document> empty() {
        return CLIENT.getDatabase("test").getCollection("errands" + NUMBER.incrementAndGet());
    }
}
