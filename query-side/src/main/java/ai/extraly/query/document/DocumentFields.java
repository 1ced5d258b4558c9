package ai.extraly.query.document;

import ai.extraly.query.model.Rows;

/** The names of a document's fields in MongoDB. */
final class DocumentFields {
    static final String ID = Rows.ID;
    static final String ACCOUNT = "account";

    /** Another name than {@link #ACCOUNT}, so that no list of an account's documents meets a deleted one. */
    static final String FORMER_ACCOUNT = "formerAccount";

    static final String DELETED = "deleted";
    static final String STATUS = "status";
    static final String TYPE = "type";
    static final String FORMAT = "format";
    static final String FILE_NAME = "fileName";
    static final String METADATA = "metadata";
    static final String WEBHOOK_URL = "webhookUrl";
    static final String PAGES = "pages";
    static final String ORIGINAL = "original";
    static final String RUN = "run";
    static final String RESULTS = "results";
    static final String FAILURE = "failure";
    static final String CREATED_AT = "createdAt";
    static final String UPDATED_AT = "updatedAt";

    private DocumentFields() {}
}
