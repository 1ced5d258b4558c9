package ai.extraly.query.document;

import static ai.extraly.query.document.DocumentFields.ACCOUNT;
import static ai.extraly.query.document.DocumentFields.CREATED_AT;
import static ai.extraly.query.document.DocumentFields.FILE_NAME;
import static ai.extraly.query.document.DocumentFields.ID;
import static ai.extraly.query.document.DocumentFields.PAGES;
import static ai.extraly.query.document.DocumentFields.STATUS;
import static ai.extraly.query.document.DocumentFields.TYPE;
import static ai.extraly.query.document.DocumentFields.UPDATED_AT;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import ai.extraly.contract.document.DocumentStatus;
import ai.extraly.contract.document.query.DocumentPage;
import ai.extraly.contract.document.query.DocumentSort;
import ai.extraly.contract.document.query.DocumentSummary;
import ai.extraly.contract.document.query.ListCompletedDocuments;
import ai.extraly.contract.document.query.ListDocuments;
import ai.extraly.contract.id.DocumentId;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Pages of an account's documents. */
final class DocumentList {
    /** Whoever asks for more than this a page gets this much. */
    static final int MOST_PER_PAGE = 100;

    /** Sorts after every character of an id. */
    private static final String LAST = "\uffff";

    private static final Bson SUMMARY = include(STATUS, TYPE, FILE_NAME, PAGES, CREATED_AT, UPDATED_AT);

    private final MongoCollection<Document> collection;
    private final Totals totals;

    DocumentList(MongoCollection<Document> collection, Totals totals) {
        this.collection = collection;
        this.totals = totals;
    }

    /** The indexes that a page needs where MongoDB has many documents. */
    void createIndexes() {
        collection.createIndex(ascending(ACCOUNT, CREATED_AT, ID));
        collection.createIndex(ascending(ACCOUNT, UPDATED_AT, ID));
    }

    DocumentPage page(ListDocuments query) {
        int perPage = Math.clamp(query.perPage(), 1, MOST_PER_PAGE);
        long skipped = (Math.max(query.page(), 1) - 1L) * perPage;
        if (skipped > Integer.MAX_VALUE) {
            return new DocumentPage(List.of(), total(query));
        }
        List<DocumentSummary> documents = collection
                .find(filter(query))
                .projection(SUMMARY)
                .sort(order(query))
                .skip((int) skipped)
                .limit(perPage)
                .map(DocumentRowFormat::readSummary)
                .into(new ArrayList<>());
        boolean isLast = documents.size() < perPage && (skipped == 0 || !documents.isEmpty());
        return new DocumentPage(documents, isLast ? skipped + documents.size() : total(query));
    }

    List<DocumentId> completed(ListCompletedDocuments query) {
        List<Bson> all = new ArrayList<>(List.of(eq(STATUS, DocumentStatus.COMPLETED.wire())));
        if (query.account() != null) {
            all.add(eq(ACCOUNT, query.account().value()));
        }
        if (query.createdFrom() != null) {
            all.add(gte(CREATED_AT, Date.from(query.createdFrom())));
        }
        if (query.createdTo() != null) {
            all.add(lt(CREATED_AT, Date.from(query.createdTo())));
        }
        if (query.after() != null) {
            all.add(gt(ID, query.after().value()));
        }
        return collection
                .find(and(all))
                .projection(include(ID))
                .sort(ascending(ID))
                .limit(Math.clamp(query.limit(), 1, MOST_PER_PAGE))
                .map(stored -> new DocumentId(stored.getString(ID)))
                .into(new ArrayList<>());
    }

    /** Totals are kept by status and type; only who narrows further has them counted. */
    private long total(ListDocuments query) {
        boolean narrowed = query.idPrefix() != null || query.createdFrom() != null || query.createdTo() != null;
        return narrowed
                ? collection.countDocuments(filter(query))
                : totals.count(
                        query.accountId(),
                        kind -> (query.status() == null || query.status() == kind.status())
                                && (query.type() == null || query.type() == kind.type()));
    }

    private static Bson filter(ListDocuments query) {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq(ACCOUNT, query.accountId().value()));
        if (query.status() != null) {
            filters.add(eq(STATUS, query.status().wire()));
        }
        if (query.type() != null) {
            filters.add(eq(TYPE, query.type().wire()));
        }
        if (query.idPrefix() != null) {
            filters.add(gte(ID, query.idPrefix()));
            filters.add(lt(ID, query.idPrefix() + LAST));
        }
        if (query.createdFrom() != null) {
            filters.add(gte(CREATED_AT, Date.from(query.createdFrom())));
        }
        if (query.createdTo() != null) {
            filters.add(lt(CREATED_AT, Date.from(query.createdTo())));
        }
        return and(filters);
    }

    private static Bson order(ListDocuments query) {
        String field = query.sort() == DocumentSort.CREATED_AT ? CREATED_AT : UPDATED_AT;
        return query.descending() ? descending(field, ID) : ascending(field, ID);
    }
}
