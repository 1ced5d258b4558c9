package ai.extraly.engine.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import ai.extraly.engine.ocr.Reading.Letter;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Rows of words and a code, and an amount at the right that is too short for its slope to tell anything. */
class TypesetterTest {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 1400;
    private static final int ROWS = 20;
    private static final double STEP = 60;

    @Test
    void rowsThatFanOutAreRows() {
        // given: seen from the left, so that the rows run together at the right
        assertThat(rows((x, row) -> row * (1 - 0.35 * x / WIDTH))).containsExactlyElementsOf(expected());
    }

    @Test
    void rowsThatAreBowedAreRows() {
        // given: the middle of the paper stands two thirds of a row higher than its sides
        assertThat(rows((x, row) -> row + 160 * (x / WIDTH) * (x / WIDTH))).containsExactlyElementsOf(expected());
    }

    @Test
    void rowsThatAreSlantedAreRows() {
        assertThat(rows((x, row) -> row + 0.1 * x)).containsExactlyElementsOf(expected());
    }

    private static List<String> expected() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(String.join("  ", cells(i)));
        }
        return rows;
    }

    private static List<String> cells(int row) {
        char name = (char) ('a' + row);
        return List.of("words" + name, "code" + name, "amount" + name);
    }

    /** The rows that are found, where {@code bend} says how far below the middle a row runs at a place. */
    private static List<String> rows(DoubleBinaryOperator bend) {
        List<TextBox> boxes = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double row = (i - (ROWS - 1) / 2.0) * STEP;
            boxes.add(box(-450, -60, row, bend));
            boxes.add(box(20, 240, row, bend));
            boxes.add(box(380, 450, row, bend).withAngle(0));
            cells(i).forEach(cell -> readings.add(reading(cell)));
        }
        return new Lines(1, List.of())
                .of(new Typesetter(WIDTH, HEIGHT, 1, Typesetter.slant(boxes)).glyphs(boxes, readings)).stream()
                        .map(Line::text)
                        .toList();
    }

    private static TextBox box(double left, double right, double row, DoubleBinaryOperator bend) {
        double from = bend.applyAsDouble(left, row);
        double to = bend.applyAsDouble(right, row);
        double middle = bend.applyAsDouble((left + right) / 2, row);
        return new TextBox(
                WIDTH / 2 + (left + right) / 2,
                HEIGHT / 2 + middle,
                Math.hypot(right - left, to - from),
                36,
                Math.atan2(to - from, right - left));
    }

    private static Reading reading(String text) {
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            letters.add(new Letter(
                    text.substring(i, i + 1), (double) i / text.length(), (i + 1.0) / text.length(), 0.9, false));
        }
        return new Reading(letters);
    }
}
