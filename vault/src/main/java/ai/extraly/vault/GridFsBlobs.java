package ai.extraly.vault;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * MongoDB: wrapped keys in the collection {@code vault.keys}, content in the GridFS bucket
 * {@code vault}, records in {@code vault.records}. Majority writes, majority
 * reads from the primary.
 *
 * <p>A content's GridFS id is {@code key/name/revision-random}. GridFS writes the chunks first and the file's own document last, so
 * an upload is visible whole or not at all. The newest revision counts; a put takes the revision after the one it finds, and removes
 * the lower ones when it is through. No clock is asked, so nodes may disagree about the time. Chunks carry the same id: deleting a
 * key's content finds them by prefix, those that a crashed upload left too.
 */
final class GridFsBlobs implements BlobStore {
    /** Names are letters, digits and hyphens. */
    private static final String BEHIND_ALL_NAMES = "~";

    private static final String BUCKET = "vault";
    /** A chunk is a majority write, one after the other: 20 of them for the largest document instead of the default's 80. */
    private static final int CHUNK_BYTES = 1024 * 1024;

    /** Unless told, the server sends 16 MB of chunks ahead to each reader. */
    private static final int CHUNKS_AHEAD = 2;

    /** Whoever erases what is listed must not go by times that were read long ago: they may have been renewed since. */
    private static final int KEYS_AT_ONCE = 100;

    private static final WriteConcern MAJORITY = WriteConcern.MAJORITY.withWTimeout(10, TimeUnit.SECONDS);

    private final Clock clock;
    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> records;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;
    private final GridFSBucket bucket;

    GridFsBlobs(MongoDatabase anyDatabase, Clock clock) {
        this.clock = clock;
        MongoDatabase database = anyDatabase
                .withWriteConcern(MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        keys = database.getCollection(BUCKET + ".keys");
        records = database.getCollection(BUCKET + ".records");
        files = database.getCollection(BUCKET + ".files");
        chunks = database.getCollection(BUCKET + ".chunks");
        bucket = GridFSBuckets.create(database, BUCKET);
    }

    @Override
    public boolean createKey(String name, byte[] wrapped) {
        try {
            UpdateResult result = keys.updateOne(
                    eq("_id", name),
                    Updates.combine(
                            Updates.setOnInsert("keyset", new Binary(wrapped)),
                            Updates.set("made", Date.from(clock.instant()))),
                    new UpdateOptions().upsert(true));
            return result.getMatchedCount() == 0;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false; // somebody else makes it at the same moment
            }
            throw e;
        }
    }

    @Override
    public Optional<byte[]> key(String name) {
        return Optional.ofNullable(keys.find(eq("_id", name)).first())
                .map(key -> key.get("keyset", Binary.class).getData());
    }

    @Override
    public boolean replaceKey(String name, byte[] expected, byte[] wrapped) {
        return keys.updateOne(
                                Filters.and(eq("_id", name), eq("keyset", new Binary(expected))),
                                Updates.set("keyset", new Binary(wrapped)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void destroyKey(String name) {
        keys.deleteOne(eq("_id", name));
    }

    @Override
    public Stream<String> keys() {
        return names(new Document());
    }

    @Override
    public Stream<String> keysMadeBefore(Instant time) {
        return names(lt("made", Date.from(time)));
    }

    private Stream<String> names(Bson which) {
        return stream(keys.find(which)
                        .projection(Projections.include("_id"))
                        .batchSize(KEYS_AT_ONCE)
                        .cursor())
                .map(key -> key.getString("_id"));
    }

    @Override
    public void putContent(String key, String name, Writer writer) throws IOException {
        String prefix = key + "/" + name + "/";
        String id = prefix + nextRevision(prefix) + "-" + UUID.randomUUID();
        GridFSUploadOptions options = new GridFSUploadOptions().chunkSizeBytes(CHUNK_BYTES);
        GridFSUploadStream upload = bucket.openUploadStream(new BsonString(id), key + "/" + name, options);
        try {
            writer.writeTo(upload);
        } catch (IOException | RuntimeException | Error e) {
            abort(upload, e);
            throw e;
        }
        upload.close();
        delete(prefix, id);
    }

    private static void abort(GridFSUploadStream upload, Throwable cause) {
        try {
            upload.abort();
        } catch (MongoException e) {
            cause.addSuppressed(e);
        }
    }

    private String nextRevision(String prefix) {
        GridFSFile newest = newest(prefix);
        long revision = newest == null
                ? 0
                : Long.parseLong(idOf(newest), prefix.length(), idOf(newest).indexOf('-', prefix.length()), 10) + 1;
        return "%010d".formatted(revision);
    }

    private @Nullable GridFSFile newest(String prefix) {
        return bucket.find(within(prefix, end(prefix)))
                .sort(descending("_id"))
                .limit(1)
                .first();
    }

    @Override
    public Optional<InputStream> content(String key, String name) {
        GridFSFile newest = newest(key + "/" + name + "/");
        return newest == null
                ? Optional.empty()
                : Optional.of(new FailingAsAStream(
                        bucket.openDownloadStream(newest.getId()).batchSize(CHUNKS_AHEAD)));
    }

    @Override
    public void deleteContent(String key, String name) {
        String prefix = key + "/" + name + "/";
        delete(prefix, end(prefix));
    }

    @Override
    public void deleteContent(String key) {
        String prefix = key + "/";
        delete(prefix, end(prefix));
    }

    private void delete(String from, String before) {
        files.deleteMany(within(from, before));
        chunks.deleteMany(Filters.and(gte("files_id", from), lt("files_id", before)));
    }

    private static Bson within(String from, String before) {
        return Filters.and(gte("_id", from), lt("_id", before));
    }

    /** The least text that is greater than every text with this prefix; the prefix ends with a slash. */
    private static String end(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1);
    }

    /** Chunks are asked, too: an upload that crashed has no file. */
    @Override
    public List<String> contents(String key) {
        String prefix = key + "/";
        Set<String> names = new TreeSet<>();
        for (Document file : files.find(within(prefix, end(prefix))).projection(Projections.include("_id"))) {
            names.add(nameIn(file.getString("_id")));
        }
        Bson mine = Filters.and(gte("files_id", prefix), lt("files_id", end(prefix)));
        for (String file : chunks.distinct("files_id", mine, String.class)) {
            names.add(nameIn(file));
        }
        return List.copyOf(names);
    }

    private static String nameIn(String id) {
        return id.split("/", -1)[1];
    }

    @Override
    public Set<String> keysAmong(Collection<String> names) {
        Set<String> found = new HashSet<>();
        for (Document key : keys.find(Filters.in("_id", names)).projection(Projections.include("_id"))) {
            found.add(key.getString("_id"));
        }
        return found;
    }

    @Override
    public Stream<String> keysWithContent() {
        // In the order of ids those of one key are neighbours: one comparison each instead of a set of all.
        Neighbours neighbours = new Neighbours();
        return stream(files.find()
                        .projection(Projections.include("_id"))
                        .sort(ascending("_id"))
                        .cursor())
                .map(file -> file.getString("_id"))
                .map(id -> id.substring(0, id.indexOf('/')))
                .filter(neighbours::isNew);
    }

    @Override
    public boolean createRecord(String name, byte[] content) {
        try {
            records.insertOne(new Document("_id", name).append("content", new Binary(content)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<byte[]> record(String name) {
        return Optional.ofNullable(records.find(eq("_id", name)).first())
                .map(record -> record.get("content", Binary.class).getData());
    }

    @Override
    public List<String> records(String prefix) {
        return records.find(and(gte("_id", prefix), lt("_id", prefix + BEHIND_ALL_NAMES)))
                .projection(include("_id"))
                .map(stored -> stored.getString("_id"))
                .into(new ArrayList<>());
    }

    private static String idOf(GridFSFile file) {
        return file.getId().asString().getValue();
    }

    private static Stream<Document> stream(MongoCursor<Document> cursor) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(cursor::close);
    }

    /** Tells the first of each run of equal texts. */
    private static final class Neighbours {
        private String last = "";

        boolean isNew(String text) {
            boolean isNew = !text.equals(last);
            last = text;
            return isNew;
        }
    }

    /** A download whose failures are those of a stream: whoever reads content need not know the driver. */
    private static final class FailingAsAStream extends FilterInputStream {
        FailingAsAStream(InputStream download) {
            super(download);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (MongoException e) {
                throw new IOException(e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (MongoException e) {
                throw new IOException(e);
            }
        }
    }
}
