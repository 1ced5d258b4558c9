package ai.extraly.engine.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.ocr.Reading.Letter;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedWordTest {

    private static final int WIDTH = 900;

    @Test
    void wordsStandWhereTheyWereSeen() {
        assertThat(words(word("DU", 500, 600), word("PARC", 700, 900)))
                .extracting(Letter::left)
                .containsExactly(500.0 / 900, 550.0 / 900, 700.0 / 900, 750.0 / 900, 800.0 / 900, 850.0 / 900);
    }

    @Test
    void aWordThatIsSaidToTakeUpTheLineEndsWhereTheNextBegins() {
        // given: a crease runs through the line
        List<Letter> letters = words(word("BAKERY", 0, 900), word("ON", 500, 600), word("MAIN", 700, 900));
        // then
        assertThat(alongTheLine(letters)).isEqualTo("BAKERYONMAIN");
        assertThat(letters.get(5).right()).isEqualTo(500.0 / 900);
    }

    @Test
    void aWordThatIsSaidToTakeUpTheLineBeginsWhereTheLastEnded() {
        // given
        List<Letter> letters = words(word("12", 0, 100), word("Orchard", 0, 900), word("Close", 640, 900));
        // then
        assertThat(alongTheLine(letters)).isEqualTo("12OrchardClose");
        assertThat(letters.get(2).left()).isEqualTo(100.0 / 900);
    }

    @Test
    void wordsOfOnePlaceShareItByTheirLetters() {
        // given
        List<Letter> letters = words(word("MILK", 0, 900), word("2.50", 0, 900));
        // then
        assertThat(alongTheLine(letters)).isEqualTo("MILK2.50");
        assertThat(letters.get(4).left()).isEqualTo(0.5);
    }

    private static List<Letter> words(PrintedWord... words) {
        return PrintedWord.letters(List.of(words), 0, WIDTH);
    }

    private static PrintedWord word(String text, int left, int right) {
        return new PrintedWord(text, left, right, 30, 0.9);
    }

    /** As the page orders them. */
    private static String alongTheLine(List<Letter> letters) {
        return letters.stream()
                .sorted(Comparator.comparingDouble(Letter::left))
                .map(Letter::text)
                .reduce("", String::concat);
    }
}
