package ai.extraly.contract.account;

/** What the sealed fields of an account are called when they are closed and opened. Stored ciphertexts are bound to these names for ever. */
public final class SealedFields {
    public static final String EMAIL = "email";
    public static final String PASSWORD_HASH = "password_hash";
    public static final String API_KEY_NAME = "api_key_name";
    public static final String API_KEY_SECRET = "api_key_secret";
    public static final String WEBHOOK_SECRET = "webhook_secret";
    public static final String ACCESS_REASON = "access_reason";

    private SealedFields() {}
}
