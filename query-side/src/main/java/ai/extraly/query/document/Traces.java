package ai.extraly.query.document;

import static ai.extraly.query.document.DocumentFields.CREATED_AT;
import static ai.extraly.query.document.DocumentFields.DELETED;
import static ai.extraly.query.document.DocumentFields.FORMER_ACCOUNT;
import static com.mongodb.client.model.Filters.eq;

import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.model.Rows;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** What read models of documents, of every generation, have of one document. */
public final class Traces {
    private static final Set<String> EMPTY_ROW = Set.of(Rows.ID, Rows.SEQUENCE, DELETED, FORMER_ACCOUNT, CREATED_AT);

    private final MongoOperations mongo;

    public Traces(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Of each generation, what it has. */
    public List<Trace> of(DocumentId document) {
        return mongo.getCollectionNames().stream()
                .filter(Traces::isIn)
                .sorted()
                .map(model -> of(document, model))
                .toList();
    }

    /** Whether a collection is a generation of one of these read models. */
    public static boolean isIn(String collection) {
        return collection.startsWith(Documents.ROWS + ".");
    }

    private Trace of(DocumentId document, String model) {
        @Nullable
        Document row =
                mongo.getCollection(model).find(eq(Rows.ID, document.value())).first();
        return new Trace(
                model,
                row != null,
                row == null
                        ? List.of()
                        : row.keySet().stream()
                                .filter(field -> !EMPTY_ROW.contains(field))
                                .toList());
    }

    /**
     * What one generation has of a document.
     *
     * @param fields that its row has beyond what is left of a deleted document
     */
    public record Trace(String model, boolean hasRow, List<String> fields) {}
}
