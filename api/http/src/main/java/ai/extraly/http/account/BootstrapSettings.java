package ai.extraly.http.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code extraly.bootstrap}: whom to make the first operator. */
@ConfigurationProperties("extraly.bootstrap")
record BootstrapSettings(@Nullable Operator operator) {
    record Operator(String email, String password) {
        Operator {
            if (EmailAddress.parse(email).isEmpty()) {
                throw new IllegalArgumentException("extraly.bootstrap.operator.email is not an e-mail address");
            }
            if (password == null || password.length() < Passwords.SHORTEST) {
                throw new IllegalArgumentException(
                        "extraly.bootstrap.operator.password must have at least " + Passwords.SHORTEST + " characters");
            }
        }

        EmailAddress address() {
            return EmailAddress.parse(email).orElseThrow();
        }

        /** Neither is for anybody's eyes. */
        @Override
        public String toString() {
            return "Operator";
        }
    }
}
