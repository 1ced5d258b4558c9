package ai.extraly.app.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database whose maps say how what is in them is compared and written. The library opens an index by name and says nothing of it, and a
 * map that is open already stays as it is: so each is opened here, just before.
 */
final class ReadSideDatabase extends H2Database {
    /** Grows when what lies in the file is written otherwise. */
    static final int FORMAT = 1;

    // As the library names them.
    private static final String COLLECTION = "databases.";
    private static final String FIGURES = "meta.";
    private static final String INDEX = "._index_";

    private final MVStore store;

    ReadSideDatabase(String name, MVStore store, CursorRegistry cursors) {
        // First: the library opens what there is before its constructor returns.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        store.openMap(
                getFullCollectionNamespace(collection) + INDEX + index,
                new MVMap.Builder<KeyValue, Object>().keyType(new IndexKeys()));
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents =
                store.openMap(COLLECTION + name, new MVMap.Builder<Object, Document>().valueType(new BsonDocuments()));
        MVMap<String, Object> figures = store.openMap(FIGURES + name);
        return new ReadSideCollection(this, collection, options, documents, figures, cursorRegistry);
    }
}
