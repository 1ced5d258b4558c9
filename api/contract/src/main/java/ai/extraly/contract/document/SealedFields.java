package ai.extraly.contract.document;

/** What the sealed fields of a document are called when they are closed and opened. Stored ciphertexts are bound to these names for ever. */
public final class SealedFields {
    public static final String FILE_NAME = "file_name";
    public static final String METADATA = "metadata";
    public static final String CUSTOM_FIELDS = "custom_fields";
    public static final String WEBHOOK_URL = "webhook_url";
    public static final String PASSWORD = "password";
    public static final String WEBHOOK_ANSWER = "webhook_answer";
    public static final String CORRECTION_REASON = "correction_reason";
    public static final String REQUEST_DIGEST = "request_digest";

    private SealedFields() {}
}
