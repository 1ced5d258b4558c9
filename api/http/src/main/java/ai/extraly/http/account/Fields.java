package ai.extraly.http.account;

import ai.extraly.http.error.FieldErrors;
import org.jspecify.annotations.Nullable;

/** The rules of the fields of accounts and keys, in one place so that each call words them alike. */
final class Fields {
    static final String EMAIL = "email";
    static final String PASSWORD = "password";

    private static final int LONGEST_NAME = 100;

    private Fields() {}

    /** What was sent, or an empty text and an error. */
    static String required(@Nullable String sent, String field, FieldErrors errors) {
        if (sent == null || sent.isEmpty()) {
            errors.add(field, "The %s field is required.".formatted(field));
            return "";
        }
        return sent;
    }

    /** What was sent, or an empty text and an error, also when the password is too easily guessed. */
    static String newPassword(@Nullable String sent, String field, FieldErrors errors) {
        String password = required(sent, field, errors);
        int length = password.codePointCount(0, password.length());
        if (!password.isEmpty() && (length < Passwords.SHORTEST || length > Passwords.LONGEST)) {
            errors.add(
                    field,
                    "The password must have between %d and %d characters."
                            .formatted(Passwords.SHORTEST, Passwords.LONGEST));
        }
        return password;
    }

    static String name(@Nullable String sent, FieldErrors errors) {
        String name = required(sent == null ? null : sent.strip(), "name", errors);
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.add("name", "The name must have at most %d printable characters.".formatted(LONGEST_NAME));
        }
        return name;
    }
}
