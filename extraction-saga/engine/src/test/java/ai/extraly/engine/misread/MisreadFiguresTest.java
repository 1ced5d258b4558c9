package ai.extraly.engine.misread;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisreadFiguresTest {

    @ParameterizedTest
    @CsvSource({
        "188.60, 138.60",
        "5.12, 55.12",
        "33, 5.33",
        "1250, 12.50",
        "1O.SO, 10.50",
        "l2.5O, 12.50",
        "'1 402,0', 1402.20",
        "-12.50, 12.50",
        "1.234, 12.34"
    })
    void knowsWhatCanBeAMisreading(String printed, BigDecimal meant) {
        assertThat(MisreadFigures.distance(printed, meant)).isLessThan(MisreadFigures.FAR);
    }

    @ParameterizedTest
    @CsvSource({"271.45, 138.60", "12.50, 12.61", "5, 7", "33, 44", "1.00, 1000.00", "10.50, 73.20", "'', 12.00"})
    void knowsWhatCanNot(String printed, BigDecimal meant) {
        assertThat(MisreadFigures.distance(printed, meant)).isEqualTo(MisreadFigures.FAR);
    }
}
