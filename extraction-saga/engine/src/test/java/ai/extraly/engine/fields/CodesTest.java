package ai.extraly.engine.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {

    @ParameterizedTest
    @CsvSource({
        "INV-32698, INV-32698",
        "471102 vom 15.11.2024, 471102",
        "(380) 471102, 471102",
        "FV/131/01/2025, FV/131/01/2025",
        "№ 475 від 15 квітня, 475",
        "FA 2024-17, FA 2024-17",
        "12 345 678, 12 345 678",
        "01.234.567.8-2018-1 vom, 01.234.567.8-2018-1",
        "A25/14772., A25/14772",
    })
    void findsTheCodeAtTheBeginning(String text, String code) {
        assertThat(Codes.at(text).map(Codes.Found::code)).contains(code);
    }

    @Test
    void wordsWithoutADigitAreNone() {
        assertThat(Codes.at("with your payment")).isEmpty();
        assertThat(Codes.at("17@example.com")).isEmpty();
        assertThat(Codes.at("")).isEqualTo(Optional.empty());
    }
}
