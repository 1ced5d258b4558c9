package ai.extraly.engine.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private final Lexicon english = Lexicon.of("receipt").forgiving(Set.of("en"));

    @ParameterizedTest
    @CsvSource({
        "Tota1, total",
        "TOTAI, total",
        "GRAND T0TAL, total.due",
        "Sub--otal, subtotal",
        "SUBTOTAL, subtotal",
        "Roun ding Adjustment, rounding",
        "Rouniding, rounding",
        "C0unt er, header.end",
        "TOTALAMOUNT, total",
        "Chanqe, change"
    })
    void findsALabelOfWhichLettersWereMisread(String printed, String field) {
        assertThat(english.startOf(printed).orElseThrow().names(field)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Tofu", "Case", "Service Charge", "Castor"})
    void leavesOtherWordsAlone(String printed) {
        assertThat(english.startOf(printed).filter(match -> match.names("change") || match.names("cash")))
                .isEmpty();
    }

    @Test
    void aWordOfAnotherLanguageIsNotMistaken() {
        assertThat(english.startOf("Summer")).isEmpty();
        assertThat(Lexicon.of("receipt")
                        .forgiving(Set.of("de"))
                        .startOf("Sunme")
                        .orElseThrow()
                        .names("total"))
                .isTrue();
    }

    @Test
    void placesOfWordsStayThoseOfTheText() {
        Lexicon.Match match = english.in("1x Roun ding adj 0.02").getFirst();
        assertThat("1x Roun ding adj 0.02".substring(match.start(), match.end()))
                .isEqualTo("Roun ding adj");
    }
}
