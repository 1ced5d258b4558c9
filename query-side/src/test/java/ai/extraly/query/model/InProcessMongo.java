package ai.extraly.query.model;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The database of the set-up on one machine, in memory: one for all tests, and an empty name in it for each. */
public final class InProcessMongo {
    private static final MongoServer SERVER = new MongoServer(H2Backend.inMemory());
    private static final MongoClient CLIENT = MongoClients.create(SERVER.bindAndGetConnectionString());
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private InProcessMongo() {}

    public static MongoTemplate empty() {
        return new MongoTemplate(CLIENT, "test" + NUMBER.incrementAndGet());
    }
}
