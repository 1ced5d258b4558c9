package ai.extraly.http.security;

import java.util.function.Supplier;
import org.springframework.security.core.AuthenticationException;

/** Why nobody could be identified. */
enum NotIdentified implements Supplier<AuthenticationException> {
    TOKEN_MISSING("Send your access token in the header \"Authorization: Bearer <token>\"."),
    TOKEN_INVALID("The access token is invalid, expired or revoked. Log in for a new one."),
    KEY_MISSING("Send your API key in the header \"X-API-Key\"."),
    KEY_INVALID("The API key is unknown or revoked."),
    NOT_TOGETHER("The access token and the API key belong to different accounts.");

    private final String message;

    NotIdentified(String message) {
        this.message = message;
    }

    @Override
    public AuthenticationException get() {
        return new Unidentified(message);
    }

    static final class Unidentified extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        Unidentified(String message) {
            super(message);
        }
    }
}
