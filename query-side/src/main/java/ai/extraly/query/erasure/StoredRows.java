package ai.extraly.query.erasure;

import ai.extraly.contract.Sealed;
import ai.extraly.contract.id.DocumentId;
import ai.extraly.query.document.Traces;
import com.mongodb.client.MongoCursor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Rows that name a document in any collection of the database, whatever it is for: errands of couriers, dead letters, sagas, deadlines,
 * lists that a processor keeps. Each byte of each row is looked at, so a field that somebody adds later is seen as well.
 */
final class StoredRows {
    /** It may lie in the same database, and is asked itself. */
    private static final String VAULT = "vault.";

    /** The shortest ciphertext is a header of 40 bytes and a tag of 16, which is 75 letters of base64. */
    private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{75,}");

    private final MongoOperations mongo;

    StoredRows(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** All collections but those that are looked at in another way. */
    List<Found> naming(DocumentId document) {
        return mongo.getCollectionNames().stream()
                .filter(name -> !Traces.isIn(name) && !name.startsWith(VAULT))
                .sorted()
                .map(name -> naming(document, name))
                .toList();
    }

    private Found naming(DocumentId document, String collection) {
        long looked = 0;
        long naming = 0;
        List<Sealed> sealed = new ArrayList<>();
        try (MongoCursor<RawBsonDocument> rows =
                mongo.getCollection(collection).find(RawBsonDocument.class).iterator()) {
            while (rows.hasNext()) {
                looked++;
                String row = text(rows.next());
                if (row.contains(document.value())) {
                    naming++;
                    SEALED.matcher(row)
                            .results()
                            .map(match -> new Sealed(match.group()))
                            .forEach(sealed::add);
                }
            }
        }
        return new Found(collection, looked, naming, sealed);
    }

    /** A letter for each byte. What is looked for is ASCII, in fields as in what is serialised into one. */
    private static String text(RawBsonDocument row) {
        ByteBuf bytes = row.getByteBuffer();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    /**
     * What one collection has of a document.
     *
     * @param looked how many rows it has
     * @param naming how many of them name the document
     * @param sealed what in these rows looks like a sealed field
     */
    record Found(String collection, long looked, long naming, List<Sealed> sealed) {}
}
