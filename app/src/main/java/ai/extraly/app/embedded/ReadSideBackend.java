package ai.extraly.app.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The commands of the in-process MongoDB. It differs from its library in four ways: a write is in the file before it is answered;
 * nobody is served who does not know the secret of this start; {@code hello} is answered; and {@code dropIndexes "*"} drops the
 * indexes of one collection.
 */
final class ReadSideBackend extends H2Backend {
    private static final AttributeKey<Boolean> ADMITTED = AttributeKey.valueOf(ReadSideBackend.class, "admitted");
    private static final Set<String> OPEN_TO_ALL = Set.of("hello", "ismaster", "saslstart");
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection",
            "aggregate",
            "collmod");
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private final byte[] credentials;
    private final GroupSync flush;

    ReadSideBackend(ReadSideFile file, String user, String secret) {
        super(file.store());
        this.credentials = (user + "\0" + user + "\0" + secret).getBytes(StandardCharsets.UTF_8);
        this.flush = new GroupSync(file::flush);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new ReadSideDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (!OPEN_TO_ALL.contains(name)) {
            requireAdmission(channel);
        }
        Document answer = switch (name) {
            case "hello" ->
                super.handleCommand(channel, database, "ismaster", query).append("isWritablePrimary", true);
            case "saslstart" -> admit(channel, query);
            case "dropindexes" -> dropIndexes(channel, database, command, query);
            default -> super.handleCommand(channel, database, command, query);
        };
        if (WRITES.contains(name) && !mayWait(query)) {
            flush.await();
        }
        return answer;
    }

    /** Who asks for no journal is content when his write is in the file as soon as a later one is. */
    private static boolean mayWait(Document query) {
        return query.get("writeConcern") instanceof Document concern && Boolean.FALSE.equals(concern.get("j"));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        requireAdmission(query.getChannel());
        return super.handleQuery(query);
    }

    private static void requireAdmission(Channel channel) {
        if (channel.attr(ADMITTED).get() == null) {
            throw new MongoServerError(
                    UNAUTHORIZED, "Unauthorized", "This database serves the process that it lives in");
        }
    }

    /** SASL's mechanism PLAIN: for whom, user and password in one message. */
    private Document admit(Channel channel, Document query) {
        if (!(query.get("payload") instanceof BinData payload)
                || !MessageDigest.isEqual(payload.getData(), credentials)) {
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed");
        }
        channel.attr(ADMITTED).set(true);
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1.0);
    }

    /** The library takes {@code "*"} for all indexes of the database, and by name it would drop those of other collections too. */
    private Document dropIndexes(Channel channel, String database, String command, Document query) {
        if (!"*".equals(query.get("index"))) {
            return super.handleCommand(channel, database, command, query);
        }
        Object collection = Objects.requireNonNull(query.get(command));
        for (Document key : indexKeys(channel, database, collection)) {
            if (!key.containsKey("_id")) {
                super.handleCommand(channel, database, command, new Document(command, collection).append("index", key));
            }
        }
        return new Document("ok", 1.0);
    }

    private List<Document> indexKeys(Channel channel, String database, Object collection) {
        Document listed =
                super.handleCommand(channel, database, "listIndexes", new Document("listIndexes", collection));
        return listed.get("cursor") instanceof Document cursor
                        && cursor.get("firstBatch") instanceof Collection<?> indexes
                ? indexes.stream()
                        .map(Document.class::cast)
                        .map(index -> (Document) Objects.requireNonNull(index.get("key")))
                        .toList()
                : List.of();
    }
}
