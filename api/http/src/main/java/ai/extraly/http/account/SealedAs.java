package ai.extraly.http.account;

/** The purposes under which fields of an account are sealed. They are stored with the events: never rename one. */
final class SealedAs {
    static final String EMAIL = "email";
    static final String PASSWORD_HASH = "password_hash";
    static final String API_KEY = "api_key";
    static final String API_KEY_NAME = "api_key_name";

    private SealedAs() {}
}
