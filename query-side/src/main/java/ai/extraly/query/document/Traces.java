package ai.extraly.query.document;

import static ai.extraly.query.document.DocumentFields.CREATED_AT;
import static ai.extraly.query.document.DocumentFields.DELETED;
import static ai.extraly.query.document.DocumentFields.FORMER_ACCOUNT;
import static com.mongodb.client.model.Filters.eq;

import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.model.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** What read models of documents, of every generation, have of one document. */
public final class Traces {
    private static final Set<String> EMPTY_ROW = Set.of(Rows.ID, Rows.SEQUENCE, DELETED, FORMER_ACCOUNT, CREATED_AT);

    private final MongoOperations mongo;

    public Traces(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The collections that could have a row. */
    public List<String> models() {
        return mongo.getCollectionNames().stream()
                .filter(name -> name.startsWith(Documents.ROWS + "."))
                .sorted()
                .toList();
    }

    /** The fields that a row has beyond what is left of a deleted document, as {@code collection.field}. */
    public List<String> of(DocumentId document) {
        List<String> found = new ArrayList<>();
        for (String model : models()) {
            Document row = mongo.getCollection(model)
                    .find(eq(Rows.ID, document.value()))
                    .first();
            if (row != null) {
                row.keySet().stream()
                        .filter(field -> !EMPTY_ROW.contains(field))
                        .map(field -> model + "." + field)
                        .forEach(found::add);
            }
        }
        return found;
    }
}
