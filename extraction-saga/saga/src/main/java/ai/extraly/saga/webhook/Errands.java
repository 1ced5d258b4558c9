package ai.extraly.saga.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import ai.extraly.contract.id.DeliveryId;
import ai.extraly.contract.id.DocumentId;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * The attempts that are due or will be, shared by the couriers of all nodes. A courier takes a lease; when it vanishes, its lease ends
 * and another courier takes the errand up. Losing this collection loses nothing: it is filled again from the event log, and the document
 * says which attempts are over.
 */
final class Errands {
    private static final String ID = "_id";
    private static final String DOCUMENT = "document";
    private static final String DELIVERY = "delivery";
    private static final String ROUND = "round";
    private static final String ATTEMPT = "attempt";
    private static final String RECEIVER = "receiver";
    private static final String ACCOUNT = "account";
    private static final String DUE = "due";
    private static final String ORIGIN = "origin";

    /** When it may be taken: at first when it is due, then when its lease ends. */
    private static final String FREE = "free";

    private static final String LEASES = "leases";
    private static final String COURIER = "courier";

    private final MongoCollection<Document> collection;
    private final String courier;
    private final Duration lease;

    /** @param courier the name under which this node leases */
    Errands(MongoCollection<Document> collection, String courier, Duration lease) {
        this.collection = collection;
        this.courier = courier;
        this.lease = lease;
        // The in-process MongoDB finds by index only what is asked for by all fields of a unique one.
        collection.createIndex(ascending(ID, LEASES), new IndexOptions().unique(true));
        collection.createIndex(ascending(FREE));
    }

    /** Adds an errand. One that is there already stays as it is. */
    void add(Errand errand) {
        try {
            collection.insertOne(new Document(ID, errand.id())
                    .append(DOCUMENT, errand.documentId().value())
                    .append(DELIVERY, errand.deliveryId().value())
                    .append(ROUND, errand.round())
                    .append(ATTEMPT, errand.attempt())
                    .append(RECEIVER, errand.receiver())
                    .append(ACCOUNT, errand.account())
                    .append(DUE, Date.from(errand.due()))
                    .append(ORIGIN, new Document(errand.origin()))
                    .append(FREE, Date.from(errand.due()))
                    .append(LEASES, errand.leases()));
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /**
     * What may be taken now, the longest due first.
     *
     * @param busyReceivers that have as many couriers as they get at a time
     * @param busyAccounts the same of accounts
     */
    List<Errand> free(Instant now, Collection<String> busyReceivers, Collection<String> busyAccounts, int atMost) {
        return collection
                .find(and(lte(FREE, Date.from(now)), nin(RECEIVER, busyReceivers), nin(ACCOUNT, busyAccounts)))
                .sort(ascending(FREE))
                .limit(atMost)
                .map(Errands::read)
                .into(new ArrayList<>());
    }

    /** Takes it for this courier; false when another was quicker. */
    boolean lease(Errand errand, Instant now) {
        return collection
                        .updateOne(
                                and(eq(ID, errand.id()), eq(LEASES, errand.leases())),
                                combine(
                                        set(LEASES, errand.leases() + 1),
                                        set(FREE, Date.from(now.plus(lease))),
                                        set(COURIER, courier)))
                        .getModifiedCount()
                == 1;
    }

    /** Gives a lease back: {@code errand} is as it was when it was leased, and may be taken again at {@code free}. */
    void giveBack(Errand errand, Instant free) {
        collection.updateOne(
                and(eq(ID, errand.id()), eq(LEASES, errand.leases() + 1)),
                combine(set(LEASES, errand.leases() + 2), set(FREE, Date.from(free))));
    }

    void remove(Errand errand) {
        collection.deleteOne(eq(ID, errand.id()));
    }

    /** Frees what a courier of this name, which is no more, had leased. */
    void takeOver(Instant now) {
        collection.updateMany(
                and(eq(COURIER, courier), gt(FREE, Date.from(now))),
                combine(set(FREE, Date.from(now)), unset(COURIER)));
    }

    private static Errand read(Document stored) {
        return new Errand(
                new DocumentId(stored.getString(DOCUMENT)),
                new DeliveryId(stored.getString(DELIVERY)),
                stored.getInteger(ROUND),
                stored.getInteger(ATTEMPT),
                stored.getString(RECEIVER),
                stored.getDate(DUE).toInstant(),
                origin(stored.get(ORIGIN, Document.class)),
                stored.getLong(LEASES));
    }

    private static Map<String, String> origin(Document stored) {
        return stored.keySet().stream().collect(Collectors.toMap(name -> name, stored::getString));
    }
}
