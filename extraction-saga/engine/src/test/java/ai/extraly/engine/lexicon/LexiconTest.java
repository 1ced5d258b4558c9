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
        assertThat(Months.ALL.number("toukokuuta")).contains(5);
        assertThat(Months.ALL.number("ΜΑΪΟΥ")).contains(5);
    }

    @Test
    void knowsTheBalancesOfTheNorthHungaryAndGreece() {
        for (String label :
                new String[] {"Saldo primo", "Inngående saldo", "Alkusaldo", "NYITÓ EGYENLEG", "ΠΡΟΗΓΟΥΜΕΝΟ ΥΠΟΛΟΙΠΟ"
                }) {
            assertThat(lexicon.whole(label).orElseThrow().names("opening_balance"))
                    .as(label)
                    .isTrue();
        }
    }
}
