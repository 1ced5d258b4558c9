package ai.extraly.saga.erasure;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import ai.extraly.contract.id.AccountId;
import ai.extraly.contract.id.ApiKeyId;
import ai.extraly.contract.id.DataKeyId;
import ai.extraly.contract.id.DocumentId;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What belongs to which life of an account, which is named by its data key: API keys, and documents that are not deleted. Everything
 * may be told twice; what was told first about an API key stays.
 */
final class Belongings {
    private static final String ID = "_id";
    private static final String LIFE = "life";
    private static final String CLOSED = "closed";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;

    /** @param collection of its own; the ids of accounts, API keys, documents and data keys are never alike */
    Belongings(MongoCollection<Document> collection) {
        this.collection = collection;
        collection.createIndex(ascending(LIFE));
    }

    void opened(AccountId account, DataKeyId life) {
        put(account.value(), new Document(LIFE, life.value()));
    }

    void closed(DataKeyId life) {
        put(life.value(), new Document(CLOSED, true));
    }

    boolean isClosed(DataKeyId life) {
        return find(life.value()).isPresent();
    }

    /** The key of the life that this account has now. */
    void add(ApiKeyId key, AccountId account) {
        find(account.value())
                .ifPresent(life -> collection.updateOne(
                        eq(ID, key.value()),
                        Updates.setOnInsert(LIFE, life.getString(LIFE)),
                        new UpdateOptions().upsert(true)));
    }

    Optional<DataKeyId> lifeOf(ApiKeyId key) {
        return find(key.value()).map(known -> new DataKeyId(known.getString(LIFE)));
    }

    void add(DocumentId document, DataKeyId life) {
        put(document.value(), new Document(LIFE, life.value()));
    }

    void remove(DocumentId document) {
        collection.deleteOne(eq(ID, document.value()));
    }

    List<DocumentId> documentsOf(DataKeyId life) {
        List<DocumentId> documents = new ArrayList<>();
        for (Document found : collection.find(eq(LIFE, life.value()))) {
            DocumentId.parse(found.getString(ID)).ifPresent(documents::add);
        }
        return documents;
    }

    private void put(String id, Document content) {
        collection.replaceOne(eq(ID, id), content.append(ID, id), UPSERT);
    }

    private Optional<Document> find(String id) {
        return Optional.ofNullable(collection.find(eq(ID, id)).first());
    }
}
