package ai.extraly.engine.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.ocr.Reading.Letter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {

    @Test
    void takesTheNetworksCharactersAndTesseractsSpaces() {
        assertThat(fused("BANDARSETIAALAM 40170", "GANDAR SETIA ALAM 40170")).isEqualTo("BANDAR SETIA ALAM 40170");
    }

    @Test
    void takesAccentsAndCurrencySignsFromTesseract() {
        assertThat(fused("Kaufer: 5.00", "Käufer: €5.00")).isEqualTo("Käufer: €5.00");
    }

    @Test
    void doesNotPartANumberWithoutAGap() {
        assertThat(fused("9556939040118", "95569 39040118")).isEqualTo("9556939040118");
    }

    @Test
    void believesTesseractWhereTheNetworkLostCharacters() {
        assertThat(Fusion.of(reading("Total du", 0.95), reading("Total due date", 0.95))
                        .text())
                .isEqualTo("Total due date");
    }

    @Test
    void believesTheNetworkWhereBothDifferMuch() {
        assertThat(fused("THANK YOU", "fo fa 7 ve")).isEqualTo("THANK YOU");
    }

    @Test
    void agreementIsSurerThanEither() {
        Reading both = Fusion.of(reading("Total", 0.8), reading("Total", 0.8));
        assertThat(both.sure()).isGreaterThan(0.9);
    }

    @Test
    void inForeignLettersTheNetworkIsAskedForNumbersOnly() {
        assertThat(Fusion.ofForeign(reading("Pa3om", 0.95), reading("Разом", 0.9))
                        .text())
                .isEqualTo("Разом");
        assertThat(Fusion.ofForeign(reading("12,75", 0.95), reading("12,15", 0.9))
                        .text())
                .isEqualTo("12,75");
    }

    private static String fused(String network, String tesseract) {
        return Fusion.of(reading(network, 0.95), reading(tesseract, 0.8)).text();
    }

    /** Characters of one width, a space as wide as one. */
    private static Reading reading(String text, double sure) {
        List<Letter> letters = new ArrayList<>();
        double width = 1.0 / text.length();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                boolean spaced = i > 0 && text.charAt(i - 1) == ' ';
                letters.add(new Letter(text.substring(i, i + 1), i * width, (i + 1) * width, sure, spaced));
            }
        }
        return new Reading(letters);
    }
}
