package ai.extraly.engine.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LexiconTest {

    private final Lexicon lexicon = Lexicon.of("statement");

    @Test
    void findsALabelWhateverItsCaseAccentsAndPunctuation() {
        assertThat(lexicon.startOf("OPENING BALANCE: 12.00").orElseThrow().names("opening_balance"))
                .isTrue();
        assertThat(lexicon.whole("Período:").orElseThrow().names("period")).isTrue();
        assertThat(lexicon.whole("PERIODO").orElseThrow().names("period")).isTrue();
    }

    @Test
    void findsALabelWhoseWordsAreCut() {
        assertThat(lexicon.whole("Open. bal.").orElseThrow().names("opening_balance"))
                .isTrue();
        assertThat(lexicon.whole("Openi bal")).isEmpty();
    }

    @Test
    void prefersTheLongestLabel() {
        assertThat(lexicon.in("your account number 123").getFirst().words()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void monthsAreKnownInAllLanguages() {
        assertThat(Months.ALL.number("Març.")).isEmpty();
        assertThat(Months.ALL.number("MÄRZ")).contains(3);
        assertThat(Months.ALL.number("березня")).contains(3);
        assertThat(Months.ALL.number("września")).contains(9);
    }
}
