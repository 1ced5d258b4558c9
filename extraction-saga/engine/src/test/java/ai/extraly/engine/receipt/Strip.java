package ai.extraly.engine.receipt;

import ai.extraly.engine.page.Document;
import ai.extraly.engine.page.TestPage;

/** Pictures of a till's paper, written line by line: words at the left, an amount at the right after two blanks or more. */
final class Strip {

    private static final double LEFT = 40;
    private static final double RIGHT = 240;
    private static final double STEP = 12;

    private final TestPage page = new TestPage();
    private double baseline = 40;

    static Document of(String... lines) {
        Strip strip = new Strip();
        for (String line : lines) {
            strip.line(line);
        }
        return TestPage.pictures(strip.page);
    }

    private void line(String line) {
        String[] cells = line.split("\\s{2,}", -1);
        if (!cells[0].isEmpty()) {
            page.text(LEFT, baseline, cells[0]);
        }
        if (cells.length > 1) {
            page.right(RIGHT, baseline, cells[1]);
        }
        baseline += STEP;
    }
}
