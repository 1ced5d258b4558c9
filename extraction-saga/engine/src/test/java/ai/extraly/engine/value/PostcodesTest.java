package ai.extraly.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80331 München",
                "DE 80333 München",
                "D-50667 Köln",
                "1025 RX Amsterdam",
                "31-146 Kraków",
                "110 00 Praha 1",
                "Atlanta GA 30309",
                "Seattle, WA 98109-5210",
                "Manchester M20 3WE",
                "CF24 3AA",
                "Toronto ON M5V 2T6",
                "49000, м. Дніпро, просп. Науки, буд. 148",
                "10121 Torino TO",
                "D02 XA00 Dublin",
            })
    void endAnAddress(String line) {
        assertThat(Postcodes.in(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Rechnung 2026", "München HRB 999999", "12 Quay Street", "Tel. 0123 45678", "Total 1.234,00"})
    void doNotStandHere(String line) {
        assertThat(Postcodes.in(line)).isFalse();
    }

    @Test
    void aCodeOfUpToFourDigitsMayBeTheNumberOfAHouse() {
        assertThat(Postcodes.shortCode("548 Market St PMB 77219")).isTrue();
        assertThat(Postcodes.shortCode("35400 Saint-Malo")).isFalse();
    }
}
