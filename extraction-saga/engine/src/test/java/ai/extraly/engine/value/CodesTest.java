package ai.extraly.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CodesTest {

    @Property
    void findsAnyGermanIbanHoweverItIsSpaced(@ForAll @NumericChars @StringLength(18) String account) {
        // given
        String iban = "DE" + Iban.checkDigits("DE", account) + account;
        // then
        assertThat(Iban.in("IBAN: " + iban + ", BIC").getFirst().value()).isEqualTo(iban);
        assertThat(Iban.in("IBAN " + iban.replaceAll("(.{4})", "$1 "))
                        .getFirst()
                        .value())
                .isEqualTo(iban);
    }

    @Property
    void refusesAnIbanWithOneWrongDigit(@ForAll @NumericChars @StringLength(18) String account) {
        String digits = Iban.checkDigits("DE", account);
        char wrong = account.charAt(7) == '9' ? '0' : (char) (account.charAt(7) + 1);
        assertThat(Iban.isValid("DE" + digits + account.substring(0, 7) + wrong + account.substring(8)))
                .isFalse();
    }

    @Test
    void knowsTheFormsOfVatNumbers() {
        assertThat(VatNumber.in("USt-IdNr. DE 123 456 789").getFirst().value()).isEqualTo("DE123456789");
        assertThat(VatNumber.hasForm("ATU12345678")).isTrue();
        assertThat(VatNumber.hasForm("AT12345678")).isFalse();
    }

    @Test
    void findsBicsOfRealCountriesOnly() {
        assertThat(Bic.in("BIC COBADEFFXXX").getFirst().value()).isEqualTo("COBADEFFXXX");
        assertThat(Bic.in("ABCDQQ22")).isEmpty();
    }
}
