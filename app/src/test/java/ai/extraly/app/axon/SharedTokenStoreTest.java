package ai.extraly.app.axon;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.app.embedded.InProcessMongo;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTokenStoreTest {
    @Test
    void hasOneNameAlsoWhenTwoNodesBeginItAtTheSameMoment(@TempDir Path directory) {
        List<Optional<String>> names = new ArrayList<>();
        try (InProcessMongo mongo = new InProcessMongo(directory);
                MongoClient quick = MongoClients.create(mongo.connection())) {
            // given a node that has found no name, and before it writes one is overtaken by another
            TokenStore overtaking = store(quick);
            CommandListener beforeTheInsert = new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("insert")) {
                        names.add(overtaking.retrieveStorageIdentifier());
                    }
                }
            };
            try (MongoClient slow = MongoClients.create(MongoClientSettings.builder()
                    .applyConnectionString(mongo.connection())
                    .addCommandListener(beforeTheInsert)
                    .build())) {
                // when
                names.add(store(slow).retrieveStorageIdentifier());
            }
        }

        // then
        assertThat(names).hasSize(2);
        assertThat(names.getFirst()).isPresent().isEqualTo(names.getLast());
    }

    private static TokenStore store(MongoClient client) {
        return new SharedTokenStore(MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client.getDatabase("extraly"))
                        .build())
                .serializer(new AxonMessages().serializer(new AnnotationRevisionResolver())));
    }
}
