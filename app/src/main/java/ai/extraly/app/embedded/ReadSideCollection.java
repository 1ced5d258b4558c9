package ai.extraly.app.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;

/**
 * A collection whose documents never change once they are in it: an update puts a copy in their place. The library changes them where
 * they are, while the store may be writing them to the file, which ends the store, and while an answer that holds them is on its way.
 */
final class ReadSideCollection extends H2Collection {
    /** Only under this collection's monitor, which the library holds for every command. */
    private boolean updating;

    ReadSideCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> figures,
            CursorRegistry cursors) {
        super(database, name, options, documents, figures, cursors);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        updating = true;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            updating = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        updating = true;
        try {
            return super.findAndModify(query);
        } finally {
            updating = false;
        }
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skipped, int limit, int batchSize, Document fields) {
        QueryResult found = super.queryDocuments(query, orderBy, skipped, limit, batchSize, fields);
        return updating ? copies(found) : found;
    }

    private static QueryResult copies(QueryResult found) {
        List<Document> copies = StreamSupport.stream(found.spliterator(), false)
                .map(Document::cloneDeeply)
                .toList();
        return new QueryResult(copies, found.getCursorId());
    }
}
