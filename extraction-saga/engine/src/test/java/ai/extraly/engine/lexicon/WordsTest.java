package ai.extraly.engine.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"Käufer, kaufer", "KAUFER, kaufer", "Straße, strasse", "Łódź, lodz", "ﬁnal, final"})
    void foldsCaseAccentsAndLigatures(String printed, String folded) {
        assertThat(Words.fold(printed)).isEqualTo(folded);
    }

    @Property
    void keepsLettersAndNumbersOnly(@ForAll String text) {
        // when
        String folded = Words.fold(text);

        // then
        assertThat(folded)
                .isEqualTo(Normalizer.normalize(
                                text.toLowerCase(Locale.ROOT)
                                        .replace("ß", "ss")
                                        .replace('ł', 'l')
                                        .replace('ø', 'o')
                                        .replace('ı', 'i'),
                                Normalizer.Form.NFKD)
                        .replaceAll("[^\\p{L}\\p{N}%#]", ""));
    }
}
