package ai.extraly.http.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "anna@example.com,anna@example.com",
        "'  Anna@Example.COM ',anna@example.com",
        "a+b@mail.example.com,a+b@mail.example.com",
        "anna@MÜLLER.de,anna@xn--mller-kva.de",
        "anna@xn--mller-kva.de,anna@xn--mller-kva.de",
        "O'Neil@example.ie,o'neil@example.ie"
    })
    void hasOneForm(String typed, String normal) {
        assertThat(EmailAddress.parse(typed)).hasValue(new EmailAddress(normal));
    }

    @Test
    void isTheSameComposedOrDecomposed() {
        assertThat(EmailAddress.parse("andre\u0301@example.com"))
                .isEqualTo(EmailAddress.parse("andr\u00e9@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.com",
                "anna@",
                "anna@example",
                "anna@@example.com",
                "an na@example.com",
                "anna@exa mple.com",
                "anna@.com",
                "anna@example..com",
                "anna@example.com.",
                "anna@-example.com",
                "anna@example.com\u0000",
                "anna\n@example.com",
                "anna@ex_ample.com"
            })
    void isNotJustAnything(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void hasALimit() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(130) + "com")).isEmpty();
    }

    @Test
    void doesNotShowItselfInLogs() {
        assertThat(EmailAddress.parse("anna@example.com").orElseThrow()).hasToString("EmailAddress");
    }
}
