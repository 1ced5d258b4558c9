package ai.extraly.engine.pdf;

import ai.extraly.engine.guard.Deadline;
import ai.extraly.engine.page.Box;
import ai.extraly.engine.page.Line;
import ai.extraly.engine.page.Lines;
import ai.extraly.engine.page.Page;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;

/** One PDF page to one page of the model. */
final class PageReader {

    private final PDPage page;
    private final int number;
    private final Deadline deadline;

    PageReader(PDPage page, int number, Deadline deadline) {
        this.page = page;
        this.number = number;
        this.deadline = deadline;
    }

    WrittenPage read() throws IOException {
        Drawn drawn = new Drawn();
        new ContentReader(page, drawn, deadline).read();
        Upright upright = Upright.of(page, drawn);
        Rulings rulings = new Rulings();
        drawn.strokes().forEach(stroke -> rulings.add(upright.box(stroke)));
        drawn.fills().forEach(fill -> rulings.addFill(upright.box(fill)));
        List<Line> lines = new Lines(number, rulings.lines()).of(upright.glyphs());
        List<Box> images = drawn.images().stream().map(upright::box).toList();
        Page written = new Page(
                number,
                upright.width(),
                upright.height(),
                lines,
                rulings.lines(),
                rulings.areas(),
                images,
                drawn.invisibleOnly());
        return new WrittenPage(written, Layer.of(written, drawn));
    }
}
