package ai.extraly.app.axon;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import java.util.Optional;
import org.axonframework.eventhandling.tokenstore.UnableToRetrieveIdentifierException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;

/** A token store that several nodes may begin at the same moment: one of them names it, and the others take that name. */
final class SharedTokenStore extends MongoTokenStore {
    SharedTokenStore(Builder builder) {
        super(builder);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        try {
            return super.retrieveStorageIdentifier();
        } catch (UnableToRetrieveIdentifierException e) {
            if (e.getCause() instanceof MongoWriteException write
                    && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return super.retrieveStorageIdentifier();
            }
            throw e;
        }
    }
}
