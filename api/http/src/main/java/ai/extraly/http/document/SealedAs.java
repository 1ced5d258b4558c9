package ai.extraly.http.document;

/** The purposes under which fields of a document are sealed. They are stored with the events: never rename one. */
final class SealedAs {
    static final String FILE_NAME = "file_name";
    static final String METADATA = "metadata";
    static final String CUSTOM_FIELDS = "custom_fields";
    static final String WEBHOOK_URL = "webhook_url";
    static final String PASSWORD = "password";

    private SealedAs() {}
}
