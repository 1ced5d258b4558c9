package ai.extraly.engine.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.page.Glyph;
import ai.extraly.engine.page.Style;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowsTest {

    @ParameterizedTest
    @CsvSource({
        "A, 100.0, 200.0, 10.0, 0",
        "A, 101.1, 199.0, 10.0, 0",
        "A, 101.1, 199.0, 10.1, 0",
        "A, 102.0, 200.0, 10.0, -1",
        "A, 100.0, 202.0, 10.0, -1",
        "B, 100.0, 200.0, 10.0, -1",
    })
    void areTheSameCharacterAtTheSamePlace(String text, double left, double baseline, double size, int index) {
        // given
        Glyph first = glyph("A", 100, 200, 10);
        Shadows shadows = new Shadows(2);
        shadows.add(first, 0);

        // when
        int found = shadows.find(glyph(text, left, baseline, size), List.of(first));

        // then
        assertThat(found).isEqualTo(index);
    }

    private static Glyph glyph(String text, double left, double baseline, double size) {
        return new Glyph(text, left, left + size / 2, baseline, new Style("", size, false), 0, 1);
    }
}
